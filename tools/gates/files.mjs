import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const skipped = new Set(['node_modules', 'dist', 'coverage', '.git', '.cache']);

/** The files of a project, relative to it: what git tracks or would add, or, outside of git, all but the usual build folders. */
export function projectFiles(root) {
	const git = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	});
	const listed = git.status === 0 ? git.stdout.split('\0').filter(Boolean) : [];
	const files = listed.length > 0 ? listed : walk(root, root);
	return [...new Set(files)].filter((file) => existsSync(join(root, file))).sort();
}

function walk(root, folder) {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (skipped.has(entry.name)) return [];
		const path = join(folder, entry.name);
		return entry.isDirectory() ? walk(root, path) : [relative(root, path)];
	});
}
