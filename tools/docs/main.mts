/** `npm run docs`: writes the marked parts of the documents anew from the code. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filled } from './blocks.mts';
import { DOCUMENTS } from './documents.mts';

const root = join(import.meta.dirname, '..', '..');

for (const [path, blocks] of Object.entries(DOCUMENTS)) {
	const file = join(root, path);
	const text = await readFile(file, 'utf8');
	const written = await filled(text, blocks);
	if (written !== text) await writeFile(file, written);
	process.stdout.write(`${path}: ${written === text ? 'up to date' : 'written anew'}\n`);
}
