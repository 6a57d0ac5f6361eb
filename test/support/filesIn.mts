import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What tests and tools put in place while they run. */
const PASSING = ['node_modules', '.cache'];

/** The files below a folder of the project, as paths from its root, but for what is installed or of the moment. */
export function filesIn(root: string, folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (!entry.isDirectory()) return [path];
		return PASSING.includes(entry.name) ? [] : filesIn(root, path);
	});
}
