import { advance, fetchWindows, type PollState, registry } from '../../../adapters/index.ts';
import { open, row } from './setup.mts';

const NOW = 1_780_000_000;
const RULES = {
	kinds: ['messageReceived'],
	statuses: [],
	overdueMs: 1,
	now: NOW * 1_000,
} as const;

/** A session whose chats hold these seconds, as this engine lists them. */
class Polled {
	readonly told: unknown[] = [];
	readonly chats = new Map<string, number[]>();
	asked: string[] = [];
	#state: PollState | null = null;

	constructor(private readonly engine: string) {}

	async tick(): Promise<void> {
		const { context, transport } = open((url) => this.#answer(url), this.engine);
		const look = { ownPhone: null, kinds: RULES.kinds, deadline: Infinity };
		const clock = { ...context.clock, now: () => RULES.now };
		const seen = await fetchWindows(
			registry.waha,
			{ ...context, clock } as never,
			this.#state,
			look,
		);
		const { state, events } = advance(this.#state, seen, RULES, '');
		this.#state = JSON.parse(JSON.stringify(state)) as PollState;
		this.told.push(...events.map(({ record }) => record.message.messageId));
		this.asked = transport.requests
			.map(({ url }) => decodeURIComponent(new URL(url).pathname))
			.filter((path) => !path.startsWith('/api/sessions/'));
	}

	#rows(chat: string) {
		const seconds = [...(this.chats.get(chat) ?? [])].sort((a, b) => b - a);
		const id = (at: number) => `false_${chat}_${at}`;
		return seconds.map((at) => row({ id: id(at), timestamp: NOW + at, fromMe: false }));
	}

	#answer(url: URL): unknown {
		const path = decodeURIComponent(url.pathname);
		if (path.includes('/lids/')) return { pn: null };
		const all = [...this.chats.keys()];
		if (path.endsWith('/overview')) {
			return all.map((id) => ({ id, lastMessage: this.#rows(id)[0] ?? null, _chat: {} }));
		}
		if (url.searchParams.get('offset') !== '0') return [];
		const chat = /chats\/([^/]+)\//.exec(path)?.[1] ?? '';
		const rows = chat === 'all' ? all.flatMap((each) => this.#rows(each)) : this.#rows(chat);
		return rows.sort((a, b) => b.timestamp - a.timestamp);
	}
}

const CHATS = ['79001234567@c.us', '120363041234567890@g.us', '178231456203987@lid'];

describe.each(['GOWS', 'WEBJS'])('polling of WAHA on %s', (engine) => {
	it('tells of what arrives, once, also in groups and of hidden numbers', async () => {
		const polled = new Polled(engine);
		for (const chat of CHATS) polled.chats.set(chat, [-900]);
		await polled.tick();
		expect(polled.told).toEqual([]);
		for (const [nth, chat] of CHATS.entries()) polled.chats.get(chat)?.push(-600 + nth);
		await polled.tick();
		await polled.tick();
		expect(polled.told).toEqual(CHATS.map((chat, nth) => `false_${chat}_${-600 + nth}`));
	});

	it('asks for no more than it has to', async () => {
		const polled = new Polled(engine);
		for (const chat of CHATS) polled.chats.set(chat, [-900]);
		await polled.tick();
		polled.chats.get('79001234567@c.us')?.push(-600);
		await polled.tick();
		const one = '/api/default/chats/79001234567@c.us/messages';
		expect(polled.asked.filter((path) => !path.includes('/lids/'))).toEqual(
			engine === 'GOWS'
				? ['/api/default/chats/all/messages']
				: ['/api/default/chats/overview', one],
		);
		await polled.tick();
		expect(polled.asked.filter((path) => !path.includes('/lids/'))).toHaveLength(1);
	});
});
