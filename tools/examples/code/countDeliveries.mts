const MOST_SHOWN = 20;
const MOST_REASONS = 8;
/** Below it nothing is known of the end. */
const FAILED_RANK = 3;

/** A row of the table. */
export interface MessageRow {
	readonly provider: string;
	readonly messageId: string;
	readonly name?: string | null;
	readonly phone?: string | null;
	readonly text?: string | null;
	readonly sentAt: string;
	readonly deliveredAt: string | null;
	readonly status: string;
	readonly rank: number | null;
	readonly flag?: string | null;
	readonly reason?: string | null;
	readonly advice?: string | null;
}

export type Counts = ReturnType<typeof countDeliveries>;

/** One row for each message: should two executions have made two, the one that got further. */
function onePerMessage(rows: readonly MessageRow[]): MessageRow[] {
	const found = new Map<string, MessageRow>();
	for (const row of rows) {
		const key = `${row.provider} ${row.messageId}`;
		if ((found.get(key)?.rank ?? -1) < (row.rank ?? 0)) found.set(key, row);
	}
	return [...found.values()];
}

/** The value that this share of them doesn't exceed; null where there are none. */
function quantile(sorted: readonly number[], share: number): number | null {
	return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

function reasonsOf(failed: readonly MessageRow[]) {
	const counts = new Map<string, number>();
	for (const { reason } of failed) counts.set(reason ?? '', (counts.get(reason ?? '') ?? 0) + 1);
	const all = [...counts].map(([reason, count]) => ({
		reason: reason || 'No reason given',
		count,
	}));
	return all.sort((a, b) => b.count - a.count).slice(0, MOST_REASONS);
}

/** What the page shows, of the rows of the table. */
export function countDeliveries(rows: readonly MessageRow[]) {
	const messages = onePerMessage(rows);
	const having = (test: (row: MessageRow) => unknown) => messages.filter(test);
	const failed = having(({ status }) => status === 'failed');
	const times = messages
		.map(({ sentAt, deliveredAt }) => Date.parse(deliveredAt ?? '') - Date.parse(sentAt))
		.filter((time) => time >= 0)
		.sort((a, b) => a - b);
	return {
		sent: messages.length,
		delivered: having(({ status, deliveredAt }) => deliveredAt || status === 'read').length,
		read: having(({ status }) => status === 'read').length,
		failed: failed.length,
		open: having(({ rank }) => (rank ?? 0) < FAILED_RANK).length,
		overdue: having(({ flag }) => flag === 'overdue').length,
		timed: times.length,
		median: quantile(times, 0.5),
		slowestTenth: quantile(times, 0.9),
		reasons: reasonsOf(failed),
		latest: messages
			.sort((a, b) => Date.parse(b.sentAt) - Date.parse(a.sentAt))
			.slice(0, MOST_SHOWN),
	};
}
