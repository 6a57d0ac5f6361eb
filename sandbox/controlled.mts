/** The thing that another process named; there being none is its mistake. */
export function named<T>(thing: T | undefined, what: string): T {
	if (thing) return thing;
	throw Object.assign(new Error(`no such ${what}`), { statusCode: 404 });
}
