import { spawnSync } from 'node:child_process';

/** The unit tests with a hundred times as many random cases, other ones each time: about half an hour. */
const args = ['jest', '--selectProjects', 'unit', '--verbose', ...process.argv.slice(2)];
const { status } = spawnSync('npx', args, {
	stdio: 'inherit',
	env: { ...process.env, LONG_RUN: '1' },
	shell: process.platform === 'win32',
});
process.exit(status ?? 1);
