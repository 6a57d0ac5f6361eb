import type { MessageQuery } from '../../../adapters/core/messages/page.ts';
import { registry } from '../../../adapters/index.ts';
import { UNBOUNDED_MS } from '../../../adapters/core/messages/page.ts';
import { openScripted } from '../contract/scripted.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';
import { accountSid, credential, row } from './setup.mts';

const atSecond = (second: number) =>
	new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toUTCString().replace('GMT', '+0000');
const ms = (second: number) => Date.UTC(2026, 0, 1, 0, 0, second);
const next = (page: number) => `/2010-04-01/Accounts/${accountSid}/Messages.json?Page=${page}`;
const rows = (...seconds: Array<number | null>) =>
	seconds.map((second) => row({ date_sent: second === null ? null : atSecond(second) }));

/** Reads all pages of an account that answers a query like that. */
async function pagesOf(answers: (search: string) => unknown, part: Partial<MessageQuery> = {}) {
	const transport = new ScriptedTransport(({ url }) => answer(answers(new URL(url).search)));
	const { context } = openScripted(registry.twilio, credential, transport);
	const query = { ownPhone: null, contact: null, direction: null, wanted: 10, ...part };
	const pages = [];
	for await (const page of registry.twilio.pages?.(context as never, query) ?? []) {
		pages.push({ ...page, records: page.records.length });
	}
	return { pages, asked: transport.requests.map(({ url }) => new URL(url).search) };
}

describe('a page of Twilio', () => {
	it('is bounded by its oldest message, whatever their order, while there is a next one', async () => {
		const { pages } = await pagesOf((search) =>
			search.includes('Page=1')
				? { messages: rows(1), next_page_uri: null }
				: { messages: rows(null, 9, 5, 7), next_page_uri: next(1) },
		);
		expect(pages).toEqual([
			{
				scope: 'all',
				records: 4,
				nothingNewerThan: ms(5),
				isBoundExact: false,
				isTruncated: false,
			},
			{
				scope: 'all',
				records: 1,
				nothingNewerThan: null,
				isBoundExact: false,
				isTruncated: false,
			},
		]);
	});

	it('has no bound where nothing on it was sent yet, and is the last where it is empty', async () => {
		const { pages } = await pagesOf((search) =>
			search.includes('Page=1')
				? { messages: [], next_page_uri: next(2) }
				: { messages: rows(null), next_page_uri: next(1) },
		);
		expect(pages.map(({ nothingNewerThan }) => nothingNewerThan)).toEqual([UNBOUNDED_MS, null]);
	});

	it('is of one contact or own number, in whose lists the newest part comes next', async () => {
		const contact = { kind: 'chat', address: 'messenger:1' } as const;
		const { asked, pages } = await pagesOf(
			(search) => {
				if (search.includes('Page=')) return { messages: rows(1), next_page_uri: null };
				return search.includes('To=messenger')
					? { messages: rows(9, 2), next_page_uri: next(1) }
					: { messages: rows(8, 6), next_page_uri: next(2) };
			},
			{ contact, ownPhone: '+12025550123', wanted: 5_000 },
		);
		expect(asked.slice(2)).toEqual(['?Page=2', '?Page=1']);
		expect(asked[0]).toContain('PageSize=1000');
		expect(pages.map(({ nothingNewerThan }) => nothingNewerThan)).toEqual([ms(6), ms(2), null]);
		expect(pages[0]).toMatchObject({ scope: 'messenger:1', ownPhone: '+12025550123', records: 4 });
		const own = await pagesOf(() => ({ messages: [] }), { ownPhone: '+12025550123' });
		expect(own.pages[0]).toMatchObject({ scope: '+12025550123' });
	});

	it('is followed by the next of a list that has one, whatever ended before', async () => {
		const contact = { kind: 'chat', address: 'messenger:1' } as const;
		const { asked, pages } = await pagesOf(
			(search) => {
				if (search.includes('Page=')) return { messages: rows(1), next_page_uri: null };
				const isEnd = search.includes('To=messenger');
				return { messages: rows(isEnd ? 9 : 3), next_page_uri: isEnd ? null : next(1) };
			},
			{ contact },
		);
		expect(asked.slice(2)).toEqual(['?Page=1']);
		expect(pages.map(({ nothingNewerThan }) => nothingNewerThan)).toEqual([ms(3), null]);
	});

	it('fills in whom it was asked for, where a row leaves that out', async () => {
		const transport = new ScriptedTransport(() =>
			answer({ messages: [row({ to: null, from: null })], next_page_uri: null }),
		);
		const { read } = openScripted(registry.twilio, credential, transport);
		const [found] = await read({ contact: '+79001234567', ownPhone: '+12025550123' });
		expect(found?.message).toMatchObject({ phone: '+79001234567', accountPhone: '+12025550123' });
		const [other] = await read({ contact: 'messenger:1', ownPhone: '+12025550123' });
		expect(other?.message.phone).toBeNull();
	});
});
