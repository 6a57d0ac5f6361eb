import { setTimeout } from 'node:timers/promises';

/**
 * Runs the tests of a suite that are wanted, as jest does: hooks of a suite only where one of its tests runs.
 * `before` hears of each test and says how long it may take, `after` hears how it went and says whether to go on.
 */
export async function runTests(suite, isWanted, watch, outer = []) {
	const has = (entry) => (entry.suite ? entry.suite.entries.some(has) : isWanted(entry));
	const entries = suite.entries.filter(has);
	if (entries.length === 0) return true;
	const suites = [...outer, suite];
	const unready = await problemOf(suite.hooks.beforeAll);
	let goesOn = true;
	for (const entry of entries) {
		if (entry.suite) goesOn = await runTests(entry.suite, isWanted, watch, suites);
		else {
			const limitMs = watch.before(entry);
			const started = performance.now();
			const problem = unready ?? (await inTime(limitMs, runTest(entry, suites)));
			goesOn = watch.after(entry, problem, performance.now() - started);
		}
		if (!goesOn) break;
	}
	await problemOf(suite.hooks.afterAll);
	return goesOn;
}

async function inTime(ms, work) {
	const done = new AbortController();
	const late = setTimeout(ms, new Error('took too long'), { signal: done.signal, ref: false });
	late.catch(() => {});
	const first = await Promise.race([work, late]);
	done.abort();
	return first;
}

async function runTest({ body }, suites) {
	const begin = suites.flatMap(({ hooks }) => hooks.beforeEach);
	const end = suites.toReversed().flatMap(({ hooks }) => hooks.afterEach);
	const problem = await problemOf([...begin, body]);
	return problem ?? (await problemOf(end));
}

async function problemOf(steps) {
	try {
		for (const step of steps) await step();
		return null;
	} catch (error) {
		return error ?? new Error('something that is nothing was thrown');
	}
}
