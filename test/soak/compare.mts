import type { Promised } from './promised.mts';
import type { Told } from './told.mts';

/** What was told beside what was promised. */
export interface Compared {
	readonly sent: number;
	readonly promised: number;
	readonly told: number;
	/** Promised, and not told. */
	readonly missing: readonly string[];
	/** Told once more, although nothing lets it be. */
	readonly twice: readonly string[];
	/** Told once more, since the provider sent it to another life of n8n too: documented. */
	readonly again: readonly string[];
	/** Told, and never promised. */
	readonly wrong: readonly string[];
}

/** @param lives when each life of n8n began, in epoch milliseconds. */
export function compare(
	{ sent, must, may, sentAt }: Promised,
	told: readonly Told[],
	lives: readonly number[],
): Compared {
	const lifeAt = (at: number) => lives.findLastIndex((begun) => begun <= at);
	const had = new Map<string, number[]>();
	for (const { what, at } of told) had.set(what, [...(had.get(what) ?? []), lifeAt(at)]);
	const names = [...had.keys()];

	/**
	 * Whether each time goes back to another life to which it was sent. What n8n can no longer start when it is stopped,
	 * and answers with 500, its next life starts as well.
	 */
	const isAgain = (what: string) => {
		const sentIn = [...new Set(sentAt(what).map(lifeAt))];
		return (had.get(what) ?? []).every((life) => {
			const place = sentIn.findIndex((sent) => sent === life || sent === life - 1);
			return place >= 0 && sentIn.splice(place, 1).length > 0;
		});
	};
	const repeated = names.filter((what) => (had.get(what)?.length ?? 0) > 1);
	return {
		sent,
		promised: must.size,
		told: told.length,
		missing: [...must].filter((what) => !had.has(what)),
		twice: repeated.filter((what) => !isAgain(what)),
		again: repeated.filter(isAgain),
		wrong: names.filter((what) => !must.has(what) && !may(what)),
	};
}

/** The statuses that were asked for are told at each asking. */
export function eachOnce(told: readonly Told[]): Told[] {
	return [...new Map(told.map((each) => [each.what, each])).values()];
}

export function isFine({ missing, twice, wrong }: Compared): boolean {
	return missing.length + twice.length + wrong.length === 0;
}
