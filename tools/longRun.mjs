import { spawnSync } from 'node:child_process';

/** Tests that `npm test` runs a part of: `random`, a hundred times as many random cases, other ones each time; `sweep`, all of the fault sweep. */
const RUNS = {
	random: {
		projects: ['unit', 'engine'],
		paths: 'test/(adapters|sandbox|robustness/fuzz)/|pollingLives',
		env: { LONG_RUN: '1' },
	},
	sweep: { projects: ['engine'], paths: 'test/robustness/sweep/', env: { SWEEP: 'all' } },
};

const [name = '', ...flags] = process.argv.slice(2);
const { projects, paths, env } = RUNS[name];
const args = ['jest', '--selectProjects', ...projects, '--verbose', '--testPathPatterns', paths];
const { status } = spawnSync('npx', [...args, ...flags], {
	stdio: 'inherit',
	env: { ...process.env, ...env },
	shell: process.platform === 'win32',
});
process.exit(status ?? 1);
