import { dirname, relative } from 'node:path';

const NOTICED = ['Killed', 'Timeout'];
const UNNOTICED = ['Survived', 'NoCoverage'];

/** Each mutant that no test noticed, where it is and what it was. */
export function unnoticed(mutants, root) {
	return mutants
		.filter(({ status }) => UNNOTICED.includes(status))
		.map(({ fileName, location: { start }, mutatorName, replacement = '' }) => {
			const change = replacement.replace(/\s+/g, ' ').slice(0, 80);
			return `${relative(root, fileName)}:${start.line}:${start.column} ${mutatorName}: ${change}`;
		});
}

/** Each folder with how many of its mutants were noticed; those that would take all tests each are left out. */
export function scores(mutants, root) {
	const folders = new Map();
	for (const { fileName, status } of mutants) {
		const folder = relative(root, dirname(fileName));
		const counts = folders.get(folder) ?? { noticed: 0, all: 0 };
		folders.set(folder, counts);
		if (NOTICED.includes(status)) counts.noticed += 1;
		if ([...NOTICED, ...UNNOTICED].includes(status)) counts.all += 1;
	}
	return [...folders]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([folder, { noticed, all }]) => {
			const percent = all === 0 ? '–' : `${((100 * noticed) / all).toFixed(1)} %`;
			return `${folder}: ${percent} of ${all}`;
		});
}
