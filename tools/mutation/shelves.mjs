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

/**
 * The tests that have to notice a change: those on the same shelf, and what all providers pass for a provider. What has
 * none of its own is tested by all that use it.
 */
export function testsFor(path) {
	const own = path.endsWith('.ts') ? dirname(path) : path;
	if (own === 'adapters') return ['adapters/contract'];
	const isProvider = !/^adapters\/(core|http)(\/|$)/.test(own);
	if (isProvider) return [own, 'adapters/contract'];
	return [existsSync(join(ROOT, 'test', own)) ? own : 'adapters'];
}
