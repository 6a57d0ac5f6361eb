/** What became true, and when: epoch milliseconds, or null for always, at a time nobody wrote down. */
export interface Stage<T> {
	readonly at: number | null;
	readonly value: T;
}

/** The stage that holds at `now`: the last one begun, or the first when none has. Stages are in order. */
export function stageAt<T>(stages: readonly [Stage<T>, ...Stage<T>[]], now: number): Stage<T> {
	return stages.findLast(({ at }) => at === null || at <= now) ?? stages[0];
}
