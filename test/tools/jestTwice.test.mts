import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(__dirname, '..', '..');
const NAME = 'self-test';
const SECOND_TRY = 'They passed only at this second try';
const flag = "const flag = require('node:path').join(__dirname, 'flag');";
const once = `${flag} if (!require('node:fs').existsSync(flag)) {
	require('node:fs').writeFileSync(flag, '');
	throw new Error('the first time');
}`;

/** What jest's two tries of a project with this one test file come to. */
function tried(file: string, config: object = {}) {
	const folder = mkdtempSync(join(tmpdir(), 'message-tracker-jest-'));
	try {
		writeFileSync(join(folder, 'one.test.js'), file);
		const own = { rootDir: folder, testMatch: ['<rootDir>/*.test.js'], transform: {}, ...config };
		writeFileSync(join(folder, 'jest.config.json'), JSON.stringify(own));
		const args = ['--config', join(folder, 'jest.config.json')];
		const module = pathToFileURL(join(root, 'tools', 'jestTwice.mjs')).href;
		const script = `import { jestTwice } from '${module}';
			process.exitCode = await jestTwice('${NAME}', { args: ${JSON.stringify(args)} });`;
		const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
			encoding: 'utf8',
		});
		return { status: run.status, text: run.stderr };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

describe('Tests that are tried twice', () => {
	afterAll(() => {
		for (const report of [`${NAME}.json`, `${NAME}-again.json`]) {
			rmSync(join(root, '.cache', report), { force: true });
		}
	});

	it('are run once where they pass', () => {
		const { status, text } = tried("it('passes', () => {});");
		expect(status).toBe(0);
		expect(text).not.toContain('!!!');
	});

	it('are told where they pass only at the second try', () => {
		const { status, text } = tried(`it('fails once', () => { ${once} });`);
		expect(status).toBe(0);
		expect(text).toContain('the first time');
		expect(text).toContain(SECOND_TRY);
		const again = readFileSync(join(root, '.cache', `${NAME}-again.json`), 'utf8');
		expect(JSON.parse(again)).toMatchObject({ numPassedTests: 1, numFailedTests: 0 });
	});

	it.each([
		['a test fails twice', "it('fails', () => { throw new Error('always'); });"],
		['a file can’t be loaded', "require('./nowhere'); it('never runs', () => {});"],
	])('stay wrong where %s', (_case, file) => {
		const { status, text } = tried(file);
		expect(status).not.toBe(0);
		expect(text).not.toContain(SECOND_TRY);
	});

	it('stay wrong where jest finds no test', () => {
		const { status, text } = tried('', { testMatch: ['<rootDir>/nowhere/*'] });
		expect(status).not.toBe(0);
		expect(text).not.toContain('!!!');
	});
});
