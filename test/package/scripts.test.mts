import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

function npmRun(script: string, flags: readonly string[], env: Record<string, string> = {}) {
	return spawnSync('npm', ['run', '--silent', script, '--', ...flags], {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, ...env },
		shell: process.platform === 'win32',
	});
}

describe("the project's commands", () => {
	jest.setTimeout(120_000);

	it.each([
		['test:unit', 'test/adapters/core/messages/order.test.ts'],
		['test:engine', 'test/nodes/messages/dates.test.mts'],
	])('run one test file alone: npm run %s -- %s', (script, file) => {
		const { stdout } = npmRun(script, [file, '--listTests']);
		expect(stdout.split('\n').filter((line) => line.startsWith(root))).toEqual([join(root, file)]);
	});

	it('run the tests of one name alone', () => {
		const flags = ['test/adapters/core/messages/order.test.ts', '-t', 'a name that no test has'];
		expect(npmRun('test:unit', flags).stderr).toMatch(/Test Suites: 1 skipped, 0 of 1 total/);
	});

	it('say in one line that the acceptance tests need a browser where there is none', () => {
		const { status, stderr } = npmRun('e2e', [], { CHROMIUM: join(root, 'no-browser-here') });
		expect(status).toBe(1);
		const lines = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('npm warn'));
		expect(lines).toEqual([
			expect.stringMatching(/^The acceptance tests need Chromium.+apt-get install chromium/),
		]);
	});
});
