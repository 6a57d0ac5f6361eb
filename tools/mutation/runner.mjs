import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LoadedTests } from './loadTests.mjs';
import { runTests } from './runTests.mjs';

const NAMESPACE = '__stryker__';

/** A test may take this long in any case, and so many times longer than without a mutant. */
const LEAST_MS = 3_000;
const LONGER = 5;
const DRY_RUN_MS = 300_000;
/** Where it is kept how long tests take, in the working directory, which is Stryker's own. */
const TOOK = '.took.json';
/** So much of tests' time is spent on a change that none of them notices: the quick ones go first. */
const ENOUGH_MS = 20_000;
/** Where tests take longer than this, loading everything anew before them costs nothing. */
const LOADING_MS = 1_000;

/**
 * Runs tests in Stryker's own process, only those that meet the mutant, until one fails. Jest takes seconds: it loads
 * all of them for each mutant, and goes on after a failure.
 */
class InProcessRunner {
	#stryker = (globalThis[NAMESPACE] ??= {});
	#tests;
	/** How long each file and each test took without a mutant, as one process measured it for all. */
	#took = new Map();

	capabilities() {
		return { reloadEnvironment: true };
	}

	init() {
		process.env.NODE_ENV = 'test';
		process.env.PACKED_PACKAGE = process.cwd();
		// What a mutant leaves behind must not end the process: the test that meets it has noticed, or another will.
		for (const event of ['unhandledRejection', 'uncaughtException']) process.on(event, () => {});
		this.#tests = new LoadedTests(process.cwd());
		if (existsSync(TOOK)) this.#took = new Map(JSON.parse(readFileSync(TOOK, 'utf8')));
	}

	async dryRun() {
		const files = process.env.MUTATION_TESTS.split(',');
		// What runs once, while n8n loads the package, belongs to no test.
		if (files.some((file) => file.startsWith(join('test', 'nodes')))) {
			await this.#tests.load('test/support/engine/loadPackage.mts').loadPackage();
		}
		const tests = await this.#run(files, () => true, false);
		writeFileSync(TOOK, JSON.stringify([...this.#took]));
		return { status: 'complete', tests, mutantCoverage: this.#stryker.mutantCoverage };
	}

	/**
	 * What is loaded stays from one mutant to the next, so both verdicts are doubted: a test that failed has to pass
	 * without the mutant, or else an earlier one has spoilt something; and what survived may not have met what a module
	 * had kept. In doubt everything is loaded anew.
	 */
	async mutantRun({ activeMutant: { id }, testFilter, hitLimit, reloadEnvironment }) {
		const msOfTests = testFilter.reduce((sum, test) => sum + this.#msOf(test), 0);
		const isFresh = reloadEnvironment || msOfTests > LOADING_MS;
		if (isFresh) this.#tests.forget();
		const result = await this.#meet(id, testFilter, hitLimit);
		const { status, killedBy } = result;
		const isSure = status === 'killed' ? isFresh || (await this.#passes(killedBy)) : isFresh;
		if (isSure && !reloadEnvironment) return result;
		this.#tests.forget();
		return isSure ? result : await this.#meet(id, testFilter, hitLimit);
	}

	async #meet(id, ids, hitLimit) {
		Object.assign(this.#stryker, { activeMutant: id, hitCount: 0, hitLimit });
		try {
			const tests = await this.#runOnly(ids);
			const endless = determineHitLimitReached(this.#stryker.hitCount, hitLimit);
			return toMutantRunResult(endless ?? { status: 'complete', tests }, false);
		} finally {
			for (const key of ['activeMutant', 'hitCount', 'hitLimit']) delete this.#stryker[key];
		}
	}

	#msOf(test) {
		return this.#took.get(test) ?? 0;
	}

	/** Those that together take no longer than is spent on one mutant. */
	#quickest(ids) {
		let ms = 0;
		const byTime = ids.toSorted((one, other) => this.#msOf(one) - this.#msOf(other));
		return byTime.filter((id, place) => (ms += this.#msOf(id)) <= ENOUGH_MS || place === 0);
	}

	async #passes(ids) {
		return (await this.#runOnly(ids)).every(({ status }) => status === 0);
	}

	async #runOnly(ids) {
		const wanted = new Set(this.#quickest(ids));
		const files = [...new Set([...wanted].map((id) => id.split('#')[0]))];
		files.sort((one, other) => this.#msOf(one) - this.#msOf(other));
		return await this.#run(files, ({ id }) => wanted.has(id), true);
	}

	async #run(files, isWanted, isEndedByFailure) {
		const tests = [];
		const before = ({ id }) => {
			this.#stryker.currentTestId = id;
			return isEndedByFailure ? LEAST_MS + LONGER * (this.#took.get(id) ?? LEAST_MS) : DRY_RUN_MS;
		};
		const after = ({ id, name }, problem, timeSpentMs) => {
			this.#stryker.currentTestId = undefined;
			if (!isEndedByFailure) this.#took.set(id, timeSpentMs);
			const failureMessage = problem === null ? undefined : String(problem?.message ?? problem);
			tests.push({ id, name, timeSpentMs, status: problem === null ? 0 : 1, failureMessage });
			return problem === null || !isEndedByFailure;
		};
		for (const file of files) {
			const started = performance.now();
			if (!(await runTests(this.#tests.of(file), isWanted, { before, after }))) break;
			if (!isEndedByFailure) this.#took.set(file, performance.now() - started);
		}
		return tests;
	}
}

export const strykerPlugins = [
	declareClassPlugin(PluginKind.TestRunner, 'inProcess', InProcessRunner),
];
