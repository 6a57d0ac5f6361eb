import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFiles } from './files.mjs';

/**
 * Copies a project's files to a folder in which the tools of tools/gates resolve as if they were its own.
 * n8n's CLI needs overrides that n8n's lint forbids in the project's package.json.
 */
export function stageProject(root, name) {
	const folder = join(import.meta.dirname, '.cache', name);
	rmSync(folder, { recursive: true, force: true });
	const files = projectFiles(root);
	for (const file of files) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		cpSync(join(root, file), join(folder, file));
	}
	symlinkSync(join(import.meta.dirname, 'node_modules'), join(folder, 'node_modules'), 'junction');
	return { folder, files };
}
