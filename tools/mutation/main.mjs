/**
 * `npm run test:mutation -- [folders or files]`: changes the code piece by piece and looks whether a test of the same
 * shelf notices. Prints what no test noticed, and the score of each folder.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from '../installOnce.mjs';
import { scores, unnoticed } from './report.mjs';
import { areNodes, shelvesIn, testsFor } from './shelves.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const CACHE = join(ROOT, '.cache');

const asked = process.argv.slice(2);
const wanted = (asked.length > 0 ? asked : ['adapters']).flatMap((path) =>
	path.endsWith('.ts') ? [path] : shelvesIn(path),
);
await installOnce(import.meta.dirname, { title: 'Stryker (64 MB)', args: ['ci'] });
const { Stryker } = await import('@stryker-mutator/core');
process.chdir(ROOT);
mkdirSync(CACHE, { recursive: true });

const mutants = [];
for (const path of wanted) mutants.push(...(await mutate(path)));
for (const line of unnoticed(mutants, ROOT)) console.log(line);
for (const line of scores(mutants, ROOT)) console.log(line);
writeFileSync(join(CACHE, 'mutation.json'), `${JSON.stringify(mutants, null, '\t')}\n`);

async function mutate(path) {
	const tests = testsFor(path);
	console.log(`\n${path}, by ${tests.length} files of tests`);
	process.env.MUTATION_TESTS = tests.join(',');
	const tempDirName = join(CACHE, 'stryker');
	try {
		return await new Stryker({
			mutate: [path.endsWith('.ts') ? path : `${path}/${areNodes(path) ? '**/' : ''}*.ts`],
			// n8n's engine loads the package as it is published.
			buildCommand: areNodes(path) ? 'node tools/mutation/build.mjs' : undefined,
			ignorePatterns: ['/.cache', '/dist', '/docs', '/tools/n8n', '/tools/gates', '/tools/node24'],
			tempDirName,
			plugins: [join(import.meta.dirname, 'runner.mjs')],
			testRunner: 'inProcess',
			coverageAnalysis: 'perTest',
			// What runs once, while a module loads, would take all tests for each mutant.
			ignoreStatic: true,
			reporters: ['clear-text', 'progress-append-only'],
			clearTextReporter: { logTests: false, reportMutants: false, reportTests: false },
			concurrency: Number(process.env.MUTATION_WORKERS ?? 2),
			// What is loaded anew again and again stays in memory: a process that is full collects garbage more than it tests.
			maxTestRunnerReuse: areNodes(path) ? 50 : 0,
			timeoutMS: 4_000,
			dryRunTimeoutMinutes: 60,
		}).runMutationTest();
	} finally {
		rmSync(tempDirName, { recursive: true, force: true });
	}
}
