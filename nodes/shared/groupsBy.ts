/** These in groups that are alike in this, in the order of their first ones. */
export function groupsBy<T>(
	all: Iterable<T>,
	keyOf: (one: T) => unknown,
): ReadonlyArray<readonly [T, ...T[]]> {
	const groups = new Map<unknown, [T, ...T[]]>();
	for (const one of all) {
		const key = keyOf(one);
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return [...groups.values()];
}
