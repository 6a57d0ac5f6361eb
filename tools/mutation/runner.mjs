import { readdirSync } from 'node:fs';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { LoadedTests } from './loadTests.mjs';
import { runTests } from './runTests.mjs';

const NAMESPACE = '__stryker__';

/** Runs tests in Stryker's own process, which loads them once; jest would load them anew for each mutant. */
class InProcessRunner {
	#stryker = (globalThis[NAMESPACE] ??= {});
	#tests;

	capabilities() {
		return { reloadEnvironment: true };
	}

	init() {
		process.env.NODE_ENV = 'test';
		// What a mutant leaves behind must not end the process: the test that meets it has noticed, or another will.
		for (const event of ['unhandledRejection', 'uncaughtException']) process.on(event, () => {});
		this.#tests = new LoadedTests(process.cwd());
	}

	async dryRun() {
		const tests = await this.#run(testFiles(), () => true, false);
		return { status: 'complete', tests, mutantCoverage: this.#stryker.mutantCoverage };
	}

	/**
	 * A survivor is tried once more with everything loaded anew, since a module may have kept what it computed without
	 * the mutant. A test that failed has to pass without the mutant, or else an earlier one has spoilt something.
	 */
	async mutantRun({ activeMutant: { id }, testFilter, hitLimit, reloadEnvironment }) {
		if (reloadEnvironment) this.#tests.forget();
		let result = await this.#meet(id, testFilter, hitLimit);
		const isDoubtful =
			result.status === 'killed'
				? await this.#isSpoilt(result.killedBy)
				: result.status === 'survived' && !reloadEnvironment;
		if (isDoubtful) {
			this.#tests.forget();
			result = await this.#meet(id, testFilter, hitLimit);
		}
		if (reloadEnvironment || isDoubtful) this.#tests.forget();
		return result;
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

	async #isSpoilt(ids) {
		const tests = await this.#runOnly(ids);
		return tests.some(({ status }) => status !== 0);
	}

	async #runOnly(ids) {
		const wanted = new Set(ids);
		const files = new Set(ids.map((id) => id.split('#')[0]));
		return await this.#run([...files], ({ id }) => wanted.has(id), true);
	}

	async #run(files, isWanted, isEndedByFailure) {
		const tests = [];
		const before = ({ id }) => (this.#stryker.currentTestId = id);
		const after = ({ id, name }, problem, timeSpentMs) => {
			this.#stryker.currentTestId = undefined;
			const failureMessage = problem === null ? undefined : String(problem?.message ?? problem);
			tests.push({ id, name, timeSpentMs, status: problem === null ? 0 : 1, failureMessage });
			return problem === null || !isEndedByFailure;
		};
		for (const file of files) {
			if (!(await runTests(this.#tests.of(file), isWanted, { before, after }))) break;
		}
		return tests;
	}
}

function testFiles() {
	return process.env.MUTATION_TESTS.split(',').flatMap((folder) =>
		readdirSync(`test/${folder}`, { recursive: true })
			.filter((path) => /\.test\.m?ts$/.test(path))
			.map((path) => `test/${folder}/${path}`),
	);
}

export const strykerPlugins = [
	declareClassPlugin(PluginKind.TestRunner, 'inProcess', InProcessRunner),
];
