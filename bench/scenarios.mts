import type { Job, ServerReady, ServerSetup, StatusRow } from './protocol.mts';

/** One of the things that are compared. */
export interface Subject {
	readonly name: string;
	readonly subject: Job['subject'];
	readonly task: Job['task'];
}

/** Subjects that do the same work under the same conditions, one after the other in each round. */
export interface Scenario {
	readonly id: string;
	readonly title: string;
	readonly setup: ServerSetup;
	readonly subjects: readonly Subject[];
}

const LATENCY_MS = 50;
const FREE: ServerSetup = { latencyMs: 0, throttleBeyond: null };
const TAKEN_AT_ONCE = 20;
const PAGES = [1, 10, 100, 1_000] as const;

type Options = { readonly concurrency?: number | null; readonly combines?: boolean };

function statuses(
	name: string,
	subject: Job['subject'],
	rows: readonly StatusRow[],
	{ concurrency = 8, combines = false }: Options = {},
): Subject {
	return { name, subject, task: { kind: 'statuses', rows, concurrency, combines } };
}

/** Names of the subjects that goals speak of. */
export const NAMES = {
	ours: 'Get Message Status, as many as it finds',
	ours8: 'Get Message Status, 8 at a time',
	ours20: 'Get Message Status, 20 at a time',
	ours32: 'Get Message Status, 32 at a time',
	combined: 'Get Message Status, combined',
	oneByOne: 'a node that asks one by one',
	helper8: 'n8n’s HTTP helper alone, 8 at a time',
	helper32: 'n8n’s HTTP helper alone, 32 at a time',
	http: 'HTTP Request node, all at once',
	raw8: 'raw undici, 8 at a time',
	raw32: 'raw undici, 32 at a time',
	helperList: (pages: number) => `n8n’s HTTP helper alone, ${pages} pages`,
	list: (pages: number) => `List All Messages, ${pages} pages`,
	rawList: (pages: number) => `raw undici, ${pages} pages`,
} as const;

/** Everything that is measured with a sandbox, whose answers come late unless there is a round-trip time. */
export function scenariosFor(
	{ rows, spreadRows, list }: ServerReady,
	rttMs: number,
): readonly Scenario[] {
	const slow: ServerSetup = { latencyMs: rttMs > 0 ? 0 : LATENCY_MS, throttleBeyond: null };
	const busy: ServerSetup = { latencyMs: LATENCY_MS, throttleBeyond: TAKEN_AT_ONCE };
	const wrong = rows.map((row) => ({ ...row, token: 'benchToken-wrong' }));
	return [
		{
			id: 'oneByOne',
			title: '1,000 WAMM.chat statuses, each looked up by itself',
			setup: slow,
			subjects: [
				statuses(NAMES.ours, 'node', rows, { concurrency: null }),
				statuses(NAMES.ours8, 'node', rows),
				statuses(NAMES.helper8, 'helper', rows),
				statuses(NAMES.raw8, 'undici', rows),
				statuses(NAMES.ours32, 'node', rows, { concurrency: 32 }),
				statuses(NAMES.helper32, 'helper', rows, { concurrency: 32 }),
				statuses(NAMES.raw32, 'undici', rows, { concurrency: 32 }),
				statuses(NAMES.oneByOne, 'helper', rows, { concurrency: 1 }),
				statuses(NAMES.http, 'httpRequest', rows),
			],
		},
		{
			id: 'combined',
			title: '1,000 WAMM.chat statuses of 10 accounts, all in reach of a list',
			setup: slow,
			subjects: [
				statuses(NAMES.combined, 'node', spreadRows, { combines: true }),
				statuses(NAMES.http, 'httpRequest', spreadRows),
			],
		},
		{
			id: 'inReach',
			title: '1,000 WAMM.chat statuses of one account, the last 100 in reach of a list',
			setup: slow,
			subjects: [
				statuses(NAMES.combined, 'node', rows, { combines: true }),
				statuses(NAMES.ours8, 'node', rows),
			],
		},
		{
			id: 'throttled',
			title: `1,000 WAMM.chat statuses, 429 beyond ${TAKEN_AT_ONCE} at once`,
			setup: busy,
			subjects: [
				statuses(NAMES.ours, 'node', rows, { concurrency: null }),
				statuses(NAMES.ours8, 'node', rows),
				statuses(NAMES.ours20, 'node', rows, { concurrency: TAKEN_AT_ONCE }),
				statuses(NAMES.ours32, 'node', rows, { concurrency: 32 }),
				statuses(NAMES.http, 'httpRequest', rows),
			],
		},
		{
			id: 'wrongKey',
			title: '1,000 items with a wrong key',
			setup: slow,
			subjects: [statuses(NAMES.ours8, 'node', wrong), statuses(NAMES.http, 'httpRequest', wrong)],
		},
		...PAGES.map((pages): Scenario => {
			const task = { kind: 'list', pages, ...list } as const;
			return {
				id: `list${pages}`,
				title: `${(pages * 100).toLocaleString('en')} 2Chat messages, ${pages} pages from memory`,
				setup: FREE,
				subjects: [
					{ name: NAMES.list(pages), subject: 'node', task },
					{ name: NAMES.helperList(pages), subject: 'helper', task },
					{ name: NAMES.rawList(pages), subject: 'undici', task },
				],
			};
		}),
	];
}
