import { join } from 'node:path';
import { installOnce } from '../installOnce.mjs';

const here = import.meta.dirname;

/** The command line of n8n; installs n8n when it is missing. It takes a few minutes and 2 GB, once. */
export async function n8nBin(say = console.log) {
	await installOnce(here, {
		title: 'n8n (2,100 packages, 2 GB, about 4 minutes)',
		// `npm ci` rejects the lockfile of optional native packages that don't fit this machine.
		args: ['install'],
		after: [
			{
				title: 'building SQLite (under a minute)',
				args: ['rebuild', 'sqlite3', '--ignore-scripts=false'],
			},
		],
		say,
	});
	return join(here, 'node_modules', 'n8n', 'bin', 'n8n');
}
