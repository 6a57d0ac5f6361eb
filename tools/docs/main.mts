/** `npm run docs`: writes the marked parts of the documents, and the brands in nodes, anew from the code. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WRITTEN } from './documents.mts';

const root = join(import.meta.dirname, '..', '..');

for (const [path, write] of Object.entries(WRITTEN)) {
	const file = join(root, path);
	const text = await readFile(file, 'utf8');
	const written = await write(text);
	if (written !== text) await writeFile(file, written);
	process.stdout.write(`${path}: ${written === text ? 'up to date' : 'written anew'}\n`);
}
