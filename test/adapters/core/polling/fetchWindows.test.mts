import type {
	ApiClient,
	ProviderDefinition,
	ProviderCapabilities,
} from '../../../../adapters/index.ts';
import type { MessageRecord } from '../../../../adapters/core/messages/message.ts';
import type { PollQuery } from '../../../../adapters/core/polling/pollQuery.ts';
import { fetchWindows } from '../../../../adapters/core/polling/fetchWindows.ts';
import { type PollState, beginAt } from '../../../../adapters/core/polling/state.ts';
import { advance } from '../../../../adapters/core/polling/advance.ts';
import type { MessageQuery, Page } from '../../../../adapters/core/messages/page.ts';
import { EVENT_KINDS, type EventKind } from '../../../../adapters/core/webhooks/webhook.ts';
import { acme, type AcmeOptions, openAcme } from '../../http/acme.mts';
import { atMinute, MINUTE_MS, received } from './pollSequence.mts';

const NOW = Date.parse(atMinute(60));

interface Shown extends Partial<Page> {
	readonly shows: readonly MessageRecord[];
}

/** A provider that shows these pages, each of which takes so long, and how it is looked at. */
function provider(all: Partial<ProviderCapabilities['all']>, pages: readonly Shown[], pageMs = 0) {
	const queries: MessageQuery[] = [];
	let now = NOW;
	let read = 0;
	const definition: ProviderDefinition<AcmeOptions> = {
		...acme,
		capabilities: {
			...acme.capabilities,
			all: {
				maxMessages: null,
				isPaged: false,
				includesStatus: true,
				supportsDirectionFilter: false,
				...all,
			},
		},
		async *pages(_context, query) {
			queries.push(query);
			for (const { shows, ...page } of pages) {
				now += pageMs;
				read += 1;
				yield {
					scope: query.direction ?? 'all',
					records: shows,
					nothingNewerThan: null,
					isBoundExact: true,
					isTruncated: false,
					...page,
				};
			}
		},
	};
	const { context: client } = openAcme(() => {
		throw new Error('nothing is asked');
	});
	const clock = { ...client.clock, now: () => now };
	const look = async (
		state: PollState | null,
		kinds: readonly EventKind[] = ['messageReceived'],
		more: Partial<PollQuery> = {},
	) =>
		await fetchWindows(definition, { ...client, clock } as ApiClient<AcmeOptions>, state, {
			ownPhone: '+34910000001',
			kinds,
			deadline: NOW + 10_000,
			...more,
		});
	return { look, queries, pagesRead: () => read };
}

const bound = (minute: number) => Date.parse(atMinute(minute));

/** A state that knows these messages of a scope. */
function knowing(scope: string, ...shows: MessageRecord[]): PollState {
	const windows = [{ scope, records: shows, isFull: false }];
	const rules = { kinds: EVENT_KINDS, statuses: [], overdueMs: MINUTE_MS, now: NOW };
	const until = shows[0]?.message.sentAt ?? '';
	return advance(
		null,
		{ windows, until, chats: null, isComplete: true, ownPhone: null, missed: 0 },
		rules,
		'',
	).state;
}

describe('see', () => {
	const byDirection = { supportsDirectionFilter: true };
	const paged = { isPaged: true };

	it.each<[EventKind[], string[]]>([
		[['messageReceived'], ['inbound']],
		[['messageSent', 'statusChanged', 'statusOverdue'], ['outbound']],
		[
			['messageReceived', 'statusChanged'],
			['inbound', 'outbound'],
		],
	])('asks for %j by direction %j, where the server filters', async (kinds, directions) => {
		const { look, queries } = provider(byDirection, [{ shows: [received(1)] }]);
		const { windows } = await look(null, kinds);
		expect(queries.map(({ direction }) => direction)).toEqual(directions);
		expect(windows.map(({ scope }) => scope)).toEqual(directions);
		expect(queries[0]?.ownPhone).toBe('+34910000001');
	});

	it('says which number was asked for, where requests name it', async () => {
		const named = provider({}, [{ shows: [], ownPhone: '+34910000002' }]);
		expect((await named.look(null)).ownPhone).toBe('+34910000002');
		expect((await provider({}, [{ shows: [] }]).look(null)).ownPhone).toBeNull();
	});

	it('asks once where it does not', async () => {
		const { look, queries } = provider({}, [{ shows: [] }]);
		await look(null, ['messageReceived', 'messageSent']);
		expect(queries.map(({ direction }) => direction)).toEqual([null]);
	});

	it('keeps an empty direction, so that what comes first is news', async () => {
		const { look } = provider(byDirection, [{ shows: [] }]);
		expect((await look(null)).windows).toEqual([{ scope: 'inbound', records: [], isFull: false }]);
	});

	it('knows a window at the provider’s ceiling as full', async () => {
		const { look } = provider(byDirection, [{ shows: [received(1)], isTruncated: true }]);
		expect((await look(null)).windows[0]?.isFull).toBe(true);
	});

	describe('over pages', () => {
		const page = (...minutes: number[]): Shown => ({
			shows: minutes.map((minute) => received(minute)),
			nothingNewerThan: bound(Math.min(...minutes)),
		});

		it('takes one at the first look', async () => {
			const { look, pagesRead } = provider(paged, [page(50, 49), page(48, 47)]);
			const { windows } = await look(null);
			expect(pagesRead()).toBe(1);
			expect(windows[0]).toMatchObject({ isFull: true, records: { length: 2 } });
		});

		it('reads on until one shows a message that is known', async () => {
			const { look, pagesRead } = provider(paged, [page(50, 49), page(48, 47), page(46, 45)]);
			const { windows } = await look(knowing('all', received(47)));
			expect(pagesRead()).toBe(2);
			expect(windows[0]?.records).toHaveLength(4);
		});

		it('stops where all that follows is older than what it has seen', async () => {
			const { look, pagesRead } = provider(paged, [page(50, 30), page(29, 28)]);
			await look(knowing('all', received(45)));
			expect(pagesRead()).toBe(1);
		});

		it('reads ten at most, and says that there is more', async () => {
			const pages = Array.from({ length: 20 }, (_, n) => page(60 - n));
			const { look, pagesRead } = provider(paged, pages);
			const { windows, isComplete } = await look(knowing('all', received(1)));
			expect(pagesRead()).toBe(10);
			expect(windows[0]?.isFull).toBe(true);
			expect(isComplete).toBe(true);
		});

		it('stops at the deadline, and stays at what it knew to be the newest', async () => {
			const pages = [page(60), page(59), page(58), page(57)];
			const { look, pagesRead } = provider(paged, pages, 6_000);
			const seeing = await look(knowing('all', received(1)));
			expect(pagesRead()).toBe(2);
			expect(seeing).toMatchObject({ isComplete: false, until: atMinute(1) });
		});

		it('is at the end with the last page', async () => {
			const { look } = provider(paged, [page(50, 49), { shows: [received(48)] }]);
			const { windows } = await look(knowing('all', received(1)));
			expect(windows[0]).toMatchObject({ isFull: false, records: { length: 3 } });
		});
	});

	it('begins now where there is nothing', async () => {
		const { look } = provider(byDirection, [{ shows: [] }]);
		expect((await look(null)).until).toBe(atMinute(60));
		expect((await look(beginAt(atMinute(50), 'acme'))).until).toBe(atMinute(50));
	});

	it('does not take a time of the future for the newest', async () => {
		const shows = [received(9_000), received(55)];
		const { look } = provider(byDirection, [{ shows }]);
		expect((await look(null)).until).toBe(atMinute(55));
	});

	it('lets a failure through', async () => {
		const { look } = provider(byDirection, [
			{
				get shows(): never {
					throw new Error('down');
				},
			},
		]);
		await expect(look(null)).rejects.toThrow('down');
	});
});
