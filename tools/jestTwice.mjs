import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Runs jest, with its reports in `.cache`. Files in which a test failed run once more, by themselves: tests that meet
 * real servers and processes can fail on a machine that is busy with something else. What fails twice is wrong, and
 * what passed only then is told.
 */
export async function jestTwice(name, { workers, args = [], files = [], ...options } = {}) {
	mkdirSync(join(root, '.cache'), { recursive: true });
	const reports = [`.cache/${name}.json`, `.cache/${name}-again.json`];
	for (const report of reports) rmSync(join(root, report), { force: true });
	const [first, again] = reports;
	const run = (report, ...more) =>
		jest([...args, '--json', `--outputFile=${report}`, ...more], options);
	const status = await run(first, ...(workers ? [`--maxWorkers=${workers}`] : []), ...files);
	const failed = status === 0 ? [] : failedFiles(first);
	if (failed.length === 0) return status;
	console.error(`\n!!! Failed, and run once more by themselves:\n  ${failed.join('\n  ')}\n`);
	const secondStatus = await run(again, '--maxWorkers=1', '--runTestsByPath', ...failed);
	if (secondStatus === 0) {
		console.error('\n!!! They passed only at this second try: look at what failed above.');
	}
	return secondStatus;
}

function jest(args, options) {
	const program = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	const all = { cwd: root, stdio: 'inherit', ...options };
	const child = spawn(process.execPath, [program, ...args], all);
	return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

/** None where jest itself went wrong, and told nothing of files. */
function failedFiles(report) {
	if (!existsSync(join(root, report))) return [];
	const { testResults } = JSON.parse(readFileSync(join(root, report), 'utf8'));
	return testResults
		.filter(({ status }) => status === 'failed')
		.map(({ name }) => relative(root, name));
}
