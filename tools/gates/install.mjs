import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const marker = join(here, 'node_modules', '.installed-lockfile');

/** Installs the tools of this folder when they are missing or not those of its lockfile. */
export function ensureInstalled() {
	const wanted = createHash('sha256')
		.update(readFileSync(join(here, 'package-lock.json')))
		.digest('hex');
	if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
	console.log('Installing the tools of tools/gates (once, about a minute) ...');
	const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: here,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (run.status !== 0) throw new Error('npm ci in tools/gates did not succeed');
	writeFileSync(marker, wanted);
}
