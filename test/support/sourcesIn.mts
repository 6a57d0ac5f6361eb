import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './filesIn.mts';
import type { Source } from './layers.mts';

const root = join(__dirname, '..', '..');

/** The project's files in this folder, of the product only or of these kinds. */
export function sourcesIn(folder: string, files = /\.ts$/): Source[] {
	return filesIn(root, folder)
		.filter((path) => files.test(path))
		.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
