import { registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';
import type { HttpResponse } from '../../../adapters/index.ts';

const READY = { state: 'ready', ready: true, account: { wid: '5215587654321@c.us' } };
const BASE = 1_780_000_000;
const ANY = { direction: null, sentAfter: null, sentBefore: null, types: [] } as const;
const iso = (second: number) => new Date((BASE + second) * 1_000).toISOString();

interface Chat {
	readonly id: string;
	/** Seconds of its messages. */
	readonly seconds?: readonly number[];
	readonly is_group?: boolean;
	readonly timestamp?: number | null;
	readonly fails?: HttpResponse;
}

const digits = (index: number) => `7900000${String(index).padStart(4, '0')}`;
const direct = (index: number, ...seconds: number[]): Chat => ({
	id: `${digits(index)}@c.us`,
	seconds,
});

/** A server with these chats, listed by their newest message as the real one does. */
function open(chats: readonly Chat[], concurrency?: number) {
	const newestOf = ({ seconds = [] }: Chat) => Math.max(0, ...seconds.map((at) => BASE + at));
	const transport = new ScriptedTransport(({ url, body }) => {
		if (url.endsWith('/api/status')) return answer(READY);
		if (url.includes('/api/chats')) {
			const listed = chats.map((chat) => ({
				id: chat.id,
				name: null,
				is_group: chat.is_group ?? false,
				timestamp: chat.timestamp === undefined ? newestOf(chat) : chat.timestamp,
			}));
			return answer({ ok: true, chats: listed });
		}
		const { phone_number, limit } = JSON.parse(body ?? '') as Record<string, string | number>;
		const chat = chats.find(({ id }) => id === `${phone_number}@c.us`);
		if (chat?.fails) return chat.fails;
		const messages = [...(chat?.seconds ?? [])]
			.sort((a, b) => a - b)
			.slice(-Number(limit))
			.map((at) => ({ id: `${phone_number}-${at}`, from_me: false, timestamp: BASE + at }));
		return answer({ ok: true, chat: { id: chat?.id, name: null, is_group: false }, messages });
	});
	const account = openScripted(registry.whatsappApi, {}, transport);
	const reads = () => transport.requests.filter(({ url }) => url.endsWith('/api/messages')).length;
	return { ...account, transport, reads, concurrency };
}

describe('all chats of WhatsApp API', () => {
	it('are put together newest first', async () => {
		const { read } = open([direct(1, 10, 40), direct(2, 30), direct(3, 20, 35)]);
		const items = messagesOf(await read());
		expect(items.map(({ sentAt }) => sentAt)).toEqual([40, 35, 30, 20, 10].map(iso));
	});

	it('keep to the newest of all chats, whichever they are in', async () => {
		const { read } = open([direct(1, 1, 2, 50), direct(2, 30, 45), direct(3, 44)]);
		const items = messagesOf(await read({ limit: 3 }));
		expect(items.map(({ sentAt }) => sentAt)).toEqual([50, 45, 44].map(iso));
	});

	it('are no longer read once the limit can’t change', async () => {
		const chats = Array.from({ length: 60 }, (_, index) => direct(index, 1000 - index));
		const { read, reads } = open(chats);
		expect(await read({ limit: 5 })).toHaveLength(5);
		expect(reads()).toBeLessThanOrEqual(5 + 2);
	});

	it('are no longer read once they were last active before sentAfter', async () => {
		const chats = Array.from({ length: 60 }, (_, index) => direct(index, 1000 - index));
		const { notices, read, reads } = open(chats);
		const filter = { ...ANY, sentAfter: iso(995) };
		expect(await read({ limit: Infinity, filter })).toHaveLength(6);
		expect(reads()).toBeLessThanOrEqual(6 + 2);
		expect(notices).toEqual([]);
	});

	it('are read two ahead of the one looked at', async () => {
		const chats = Array.from({ length: 10 }, (_, index) => direct(index, 1000 - index));
		const { read, transport } = open(chats);
		await read({ limit: Infinity });
		expect(transport.maxInFlight).toBeLessThanOrEqual(3);
	});

	it('leave groups and chats without a phone out, and say how many', async () => {
		const { notices, read, reads } = open([
			direct(1, 10),
			{ id: '120363041234567890@g.us', is_group: true },
			{ id: '178231456203987@lid', seconds: [20] },
			{ id: 'status@broadcast' },
		]);
		expect(await read({ limit: Infinity })).toHaveLength(1);
		expect(reads()).toBe(1);
		expect(notices).toEqual([
			{ code: 'groupsSkipped', count: 1 },
			{ code: 'chatUnreadable', count: 2 },
		]);
	});

	it('go on after a chat that can’t be read, and say so', async () => {
		const fails = answer({ jsonrpc: '2.0', id: null, error: { message: 'Target closed' } }, 500);
		const { notices, read } = open([direct(1, 30), { ...direct(2, 20), fails }, direct(3, 10)]);
		expect(await read({ limit: Infinity })).toHaveLength(2);
		expect(notices).toEqual([{ code: 'chatUnreadable' }]);
	});

	it('fail when not a single one can be read', async () => {
		const fails = answer({ jsonrpc: '2.0', id: null, error: { message: 'Target closed' } }, 500);
		const { read } = open([
			{ ...direct(1, 30), fails },
			{ ...direct(2, 20), fails },
		]);
		expect(await failureOf(read())).toMatchObject({ category: 'server', httpStatus: 500 });
	});

	describe('of which not a single message can be used', () => {
		const fails = answer({ chat: { id: 'x' }, messages: [{ id: {}, timestamp: 'x' }] });
		const broken = { ...direct(1, 30), fails };

		it.each<[string, Chat[]]>([
			['and others are empty', [broken, direct(2)]],
			['and the last is empty', [direct(2, 40), broken].map((chat) => ({ ...chat, seconds: [] }))],
		])('fail %s', async (_case, chats) => {
			const { read } = open(chats);
			expect(await failureOf(read())).toMatchObject({ category: 'invalidResponse' });
		});

		it('fail where the others are too old to be asked for', async () => {
			const { read } = open([broken, { ...direct(2), timestamp: BASE - 100 }]);
			const filter = { ...ANY, sentAfter: iso(0) };
			expect(await failureOf(read({ filter }))).toMatchObject({ category: 'invalidResponse' });
		});

		it('go on where another one has a message', async () => {
			const { notices, read } = open([broken, direct(2, 20)]);
			expect(await read()).toHaveLength(1);
			expect(notices).toEqual([{ code: 'chatUnreadable' }]);
		});
	});

	it('fail at once when the phone loses its connection', async () => {
		const fails = answer({ error: { message: 'WhatsApp Web is not ready yet.' } }, 500);
		const chats = Array.from({ length: 30 }, (_, index) => ({
			...direct(index, 90 - index),
			fails,
		}));
		const { read, reads } = open(chats);
		expect(await failureOf(read())).toMatchObject({ category: 'notConnected' });
		expect(reads()).toBeLessThanOrEqual(4);
	});

	it('are nothing at all on a phone without chats, and that is said', async () => {
		const { notices, read } = open([]);
		expect(await read()).toEqual([]);
		expect(notices).toEqual([{ code: 'nothingFound' }]);
	});

	it('beyond the 100 of the list are said to be missing when the last of them was read', async () => {
		const chats = Array.from({ length: 100 }, (_, index) => direct(index, 1000 - index));
		const all = open(chats);
		await all.read({ limit: Infinity, maxPages: 1_000 });
		expect(all.notices).toEqual([{ code: 'windowFull', count: 100 }]);
		const few = open(chats);
		await few.read({ limit: 10, maxPages: 1_000 });
		expect(few.notices).toEqual([]);
		const recent = open(chats);
		await recent.read({
			limit: Infinity,
			maxPages: 1_000,
			filter: { ...ANY, sentAfter: iso(950) },
		});
		expect(recent.notices).toEqual([]);
	});

	it('say that one of them was cut, even when another reaches further back', async () => {
		const busy = direct(1, ...Array.from({ length: 150 }, (_, index) => 1000 + index));
		const { notices, read } = open([busy, direct(2, 5, 999)]);
		const filter = { ...ANY, sentAfter: iso(500) };
		expect(await read({ limit: Infinity, filter })).toHaveLength(101);
		expect(notices).toEqual([{ code: 'filteredLocally', count: 102 }]);
	});

	it('include those whose last activity nobody knows', async () => {
		const { read } = open([direct(1, 10), { ...direct(2, 20), timestamp: null }]);
		expect(await read()).toHaveLength(2);
	});

	it('aren’t as documented when the list isn’t', async () => {
		const transport = new ScriptedTransport(({ url }) =>
			answer(url.endsWith('/api/status') ? READY : { ok: true }),
		);
		const { read } = openScripted(registry.whatsappApi, {}, transport);
		expect(await failureOf(read())).toMatchObject({
			category: 'invalidResponse',
			message: expect.stringContaining('field “chats” is not as documented'),
		});
	});

	it('go on without a chat of the list that is malformed', async () => {
		const transport = new ScriptedTransport(({ url }) => {
			if (url.endsWith('/api/status')) return answer(READY);
			if (!url.includes('/api/chats')) return answer({ messages: [{ id: 'a', from_me: false }] });
			return answer({ chats: [{ id: {} }, null, { id: `${digits(1)}@c.us`, timestamp: BASE }] });
		});
		const { notices, read } = openScripted(registry.whatsappApi, {}, transport);
		expect(await read()).toHaveLength(1);
		expect(notices).toEqual([{ code: 'chatUnreadable', count: 2 }]);
	});
});
