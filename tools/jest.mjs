import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * All tests of jest. Files in which one failed run once more, by themselves: tests that meet real servers and processes
 * can fail on a machine that is busy with something else. What fails twice is wrong, and what passed only then is told.
 */
const root = join(import.meta.dirname, '..');
const reports = { first: '.cache/jest.json', again: '.cache/jest-again.json' };
for (const report of Object.values(reports)) rmSync(join(root, report), { force: true });

process.exitCode = await jest(reports.first);
const failed = process.exitCode === 0 ? [] : failedFiles(reports.first);
if (failed.length > 0) {
	console.error(`\n!!! Failed, and run once more by themselves:\n  ${failed.join('\n  ')}\n`);
	process.exitCode = await jest(reports.again, ['--maxWorkers=1', '--runTestsByPath', ...failed]);
	if (process.exitCode === 0) {
		console.error('\n!!! They passed only at this second try: look at what failed above.');
	}
}

function jest(report, args = []) {
	const program = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	const command = [program, '--json', `--outputFile=${report}`, ...args];
	const child = spawn(process.execPath, command, { cwd: root, stdio: 'inherit' });
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
