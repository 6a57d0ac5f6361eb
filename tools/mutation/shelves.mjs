import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** The folder itself and those in it, as far as they have code; what lies in a node's folder goes with it. */
export function shelvesIn(folder) {
	if (areNodes(folder) && folder !== 'nodes') return [folder];
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
	if (areNodes(path)) return testsOfNodes(path.split('/')[1]);
	const own = join('test', path.endsWith('.ts') ? dirname(path) : path);
	const onShelf = existsSync(join(ROOT, own)) ? testsIn(own, false) : [];
	return onShelf.length > 0 ? onShelf : testsIn('test/adapters', true);
}

/** A node's own, and those of all nodes of its kind; what nodes share meets all. */
function testsOfNodes(node) {
	if (node === 'shared') return testsIn('test/nodes', true);
	const own = node[0].toLowerCase() + node.slice(1);
	const kind = node.endsWith('Trigger') ? 'triggers' : 'messages';
	const folders = [own, kind, 'providers', 'forms'].map((name) => join('test', 'nodes', name));
	return folders
		.filter((folder) => existsSync(join(ROOT, folder)))
		.flatMap((folder) => testsIn(folder, true));
}

/** Whether these are nodes, which are tested in n8n's engine. */
export function areNodes(path) {
	return path.split('/')[0] === 'nodes';
}

/**
 * `wording` judges the texts of the source, of which the changed source has more; `sendOnce` gives n8n-core a record of
 * keys, which it takes once in a process; the others would take half a minute and more for each change, or processes of
 * their own.
 */
const NOT_RUN = /\b(?:wording|sendOnce|size|pollingLives|memory)\.test/;

function testsIn(folder, recursive) {
	return readdirSync(join(ROOT, folder), { recursive })
		.filter((file) => /\.test\.m?ts$/.test(file) && !NOT_RUN.test(file))
		.map((file) => join(folder, file));
}
