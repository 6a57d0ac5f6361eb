/** Which answers go with which path; the first that fits. */
export type Routes = ReadonlyArray<readonly [RegExp, readonly [unknown, ...unknown[]]]>;

/** The answer to a request; where there are several, the so-manieth. */
export function routed(routes: Routes, url: string, nth: number): unknown {
	const answers = routes.find(([pattern]) => pattern.test(url))?.[1] ?? [{}];
	return answers[nth % answers.length];
}
