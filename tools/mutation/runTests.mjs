/**
 * Runs the tests of a suite that are wanted, as jest does: hooks of a suite only where one of its tests runs.
 * `before` hears of each test, `after` how it went, and says whether to go on.
 */
export async function runTests(suite, isWanted, { before, after }, outer = []) {
	const has = (entry) => (entry.suite ? entry.suite.entries.some(has) : isWanted(entry));
	const entries = suite.entries.filter(has);
	if (entries.length === 0) return true;
	const suites = [...outer, suite];
	const unready = await problemOf(suite.hooks.beforeAll);
	let goesOn = true;
	for (const entry of entries) {
		if (entry.suite) goesOn = await runTests(entry.suite, isWanted, { before, after }, suites);
		else {
			before(entry);
			const started = performance.now();
			const problem = unready ?? (await runTest(entry, suites));
			goesOn = after(entry, problem, performance.now() - started);
		}
		if (!goesOn) break;
	}
	await problemOf(suite.hooks.afterAll);
	return goesOn;
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
