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
	const own = path.endsWith('.ts') ? dirname(path) : path;
	return existsSync(join(ROOT, 'test', own)) ? own : 'adapters';
}
