import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** The folder itself and those in it, as far as they have code. */
export function shelvesIn(folder) {
	const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
	const hasCode = entries.some(({ name }) => name.endsWith('.ts'));
	const inside = entries.filter((entry) => entry.isDirectory());
	return [
		...(hasCode ? [folder] : []),
		...inside.flatMap(({ name }) => shelvesIn(`${folder}/${name}`)),
	];
}

/** The tests that have to notice a change: those on the same shelf, or where it has none, all that may meet it. */
export function testsFor(path) {
	const own = join('test', path.endsWith('.ts') ? dirname(path) : path);
	const onShelf = existsSync(join(ROOT, own)) ? testsIn(own, false) : [];
	return onShelf.length > 0 ? onShelf : testsIn('test/adapters', true);
}

/**
 * `wording` judges the texts of the source, of which the changed source has more; `size` would take half a
 * minute for each change.
 */
const NOT_RUN = /\b(?:wording|size)\.test/;

function testsIn(folder, recursive) {
	return readdirSync(join(ROOT, folder), { recursive })
		.filter((file) => /\.test\.m?ts$/.test(file) && !NOT_RUN.test(file))
		.map((file) => join(folder, file));
}
