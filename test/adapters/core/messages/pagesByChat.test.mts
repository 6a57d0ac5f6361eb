import {
	activityAt,
	isReadByChat,
	pagesByChat,
} from '../../../../adapters/core/messages/pagesByChat.ts';
import { UNBOUNDED_MS } from '../../../../adapters/core/messages/page.ts';
import { type Category, ProviderError } from '../../../../adapters/core/providerError.ts';
import type { MessageRecord } from '../../../../adapters/index.ts';
import { acme, openAcme } from '../../http/acme.mts';
import { answer } from '../../http/scriptedTransport.mts';
import { at, idsOf, record } from './samples.ts';

type Chat = { readonly isTruncated?: boolean; readonly holds: readonly string[] | Category };

const failed = (category: Category) =>
	new ProviderError({ provider: 'acme', category, message: 'No.', advice: 'Ask Acme.' });
const rows = (ids: readonly string[]): MessageRecord[] =>
	ids.map((messageId) => record({ messageId, sentAt: at(0) }));

/** Reads chats that hold these messages, or fail like that, as far as wanted; the last was active longest ago. */
async function readAll(
	chats: Readonly<Record<string, Chat>>,
	{ most = Infinity, isTruncated = false } = {},
) {
	const { context, notices } = openAcme(() => answer());
	const names = Object.keys(chats);
	const begun: string[] = [];
	const listed = names.map((address, nth) => ({
		contact: { kind: 'chat' as const, address },
		activeAt: 1_000 - nth,
		messageId: null,
		unread: 0,
	}));
	const pages = pagesByChat(context, { chats: listed, isTruncated }, async ({ address }) => {
		begun.push(address);
		const { holds = [], isTruncated: isCut = false } = chats[address] ?? {};
		if (typeof holds === 'string') throw failed(holds);
		return await Promise.resolve({ records: rows(holds), isTruncated: isCut });
	});
	const read = [];
	for await (const page of pages) {
		read.push({ ...page, records: idsOf(page.records) });
		if (read.length >= most) break;
	}
	return { begun, notices, read };
}

describe('pagesByChat', () => {
	it('gives a page for each chat, bounded by the activity of the next', async () => {
		const { notices, read } = await readAll({ a: { holds: ['a1', 'a2'] }, b: { holds: ['b1'] } });
		expect(read).toEqual([
			{
				scope: 'a',
				records: ['a1', 'a2'],
				isTruncated: false,
				nothingNewerThan: 999,
				isBoundExact: true,
			},
			{
				scope: 'b',
				records: ['b1'],
				isTruncated: false,
				nothingNewerThan: null,
				isBoundExact: true,
			},
		]);
		expect(notices).toEqual([]);
	});

	it('reads two chats ahead, and no further', async () => {
		const chats = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [id, { holds: [id] }]));
		expect((await readAll(chats, { most: 1 })).begun).toEqual(['a', 'b', 'c']);
		expect((await readAll(chats, { most: 2 })).begun).toEqual(['a', 'b', 'c', 'd']);
		expect((await readAll(chats)).begun).toEqual(['a', 'b', 'c', 'd', 'e']);
	});

	it('says which page was cut: its own chat’s, and the last where the list of chats was', async () => {
		const chats = { a: { holds: ['a'], isTruncated: true }, b: { holds: ['b'] } };
		const cut = async (isTruncated: boolean) =>
			(await readAll(chats, { isTruncated })).read.map((page) => page.isTruncated);
		expect(await cut(false)).toEqual([true, false]);
		expect(await cut(true)).toEqual([true, true]);
		const whole = { a: { holds: ['a'] }, b: { holds: 'server' } } as const;
		const { read } = await readAll(whole, { isTruncated: true });
		expect(read.map((page) => page.isTruncated)).toEqual([false, true]);
		expect((await readAll(whole)).read.map((page) => page.isTruncated)).toEqual([false, false]);
	});

	it('leaves out a chat that can’t be read, and says so', async () => {
		const { notices, read } = await readAll({ a: { holds: 'server' }, b: { holds: ['b'] } });
		expect(read.map(({ records }) => records)).toEqual([[], ['b']]);
		expect(read[0]?.nothingNewerThan).toBe(999);
		expect(notices).toEqual([{ code: 'chatUnreadable' }]);
	});

	it.each<Category>(['server', 'notFound', 'invalidRequest', 'invalidResponse', 'timeout'])(
		'takes %s for a failure of one chat',
		async (category) => {
			const { read } = await readAll({ a: { holds: category }, b: { holds: ['b'] } });
			expect(read).toHaveLength(2);
		},
	);

	it.each<Category>(['auth', 'network', 'rateLimit'])('fails at once with %s', async (category) => {
		await expect(
			readAll({ a: { holds: ['a'] }, b: { holds: category }, c: { holds: ['c'] } }),
		).rejects.toMatchObject({ category });
	});

	it('fails where not a single chat could be read', async () => {
		const chats = { a: { holds: 'server' }, b: { holds: 'timeout' } } as const;
		await expect(readAll(chats)).rejects.toMatchObject({ category: 'timeout' });
		const { read } = await readAll({ a: { holds: [] }, b: { holds: 'timeout' } });
		expect(read).toHaveLength(2);
	});

	it('fails where chats are empty or hold nothing but rows that can’t be used', async () => {
		const unusable = { holds: 'invalidResponse' } as const;
		const later = { ...unusable };
		await expect(
			readAll({ a: { holds: [] }, b: unusable, c: { holds: [] } }),
		).rejects.toMatchObject({ category: 'invalidResponse' });
		await expect(
			readAll({ a: unusable, b: { holds: [] }, c: later, d: { holds: 'server' } }),
		).rejects.toMatchObject({ category: 'invalidResponse' });
	});

	it('doesn’t let a reader stop while there were only rows that can’t be used', async () => {
		const { read } = await readAll({
			a: { holds: 'invalidResponse' },
			b: { holds: ['b'] },
			c: { holds: [] },
		});
		expect(read.map(({ nothingNewerThan }) => nothingNewerThan)).toEqual([UNBOUNDED_MS, 998, null]);
	});

	it('gives no page where there is no chat', async () => {
		expect((await readAll({})).read).toEqual([]);
	});
});

describe('isReadByChat', () => {
	const { context } = openAcme(() => answer());
	const chats = async () => await Promise.resolve([]);

	it('is so where there are chats, unless the provider says otherwise', async () => {
		expect(await isReadByChat(acme, context)).toBe(false);
		expect(await isReadByChat({ ...acme, chats }, context)).toBe(true);
		const saying = (isByChat: boolean) => ({
			...acme,
			chats,
			isByChat: async () => await Promise.resolve(isByChat),
		});
		expect(await isReadByChat(saying(true), context)).toBe(true);
		expect(await isReadByChat(saying(false), context)).toBe(false);
		const { chats: _none, ...without } = saying(true);
		expect(await isReadByChat(without, context)).toBe(false);
	});
});

describe('activityAt', () => {
	it.each([
		['the later one', [5, 7], 7_000],
		['what is known', [null, 3, undefined], 3_000],
		['nothing', [null, undefined], 0],
		['none', [], 0],
		['before 1970', [-5], 0],
		['a time that no calendar has', [1e300], UNBOUNDED_MS],
	])('is of %s', (_case, seconds, ms) => {
		expect(activityAt(...seconds)).toBe(ms);
	});
});
