import fc from 'fast-check';
import { type PollState, advance, registry, fetchWindows } from '../../../adapters/index.ts';
import { openScripted } from '../contract/scripted.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';
import { VirtualClock } from '../http/virtualClock.mts';
import { READY } from './setup.mts';

const RULES = { kinds: ['messageReceived'] as const, statuses: [], overdueMs: 1 };
const START = Date.UTC(2026, 5, 1, 12);
const digits = (chat: number) => `7900123456${chat}`;

/** A server whose chats fail at times, and the polling trigger's looks at it. */
class Polled {
	readonly told: string[] = [];
	broken: readonly number[] = [];
	now = START;
	#state: PollState | null = null;
	readonly #chats: Array<Array<{ id: string; timestamp: number; from_me: false }>>;
	readonly #transport = new ScriptedTransport(({ url, body }) => {
		if (url.endsWith('/api/status')) return answer(READY);
		if (url.includes('/api/chats')) return answer({ ok: true, chats: this.#listed() });
		const { phone_number } = JSON.parse(body ?? '') as { phone_number: string };
		const chat = Number(phone_number.at(-1));
		if (this.broken.includes(chat)) return answer({ error: { message: 'Target closed' } }, 500);
		return answer({ chat: { id: `${phone_number}@c.us` }, messages: this.#chats[chat] });
	});

	constructor(chats: number) {
		this.#chats = Array.from({ length: chats }, () => []);
		for (let chat = 0; chat < chats; chat += 1) this.arrive(chat, `old ${chat}`);
	}

	arrive(chat: number, id: string): void {
		this.#chats[chat]?.push({ id, timestamp: this.now / 1_000, from_me: false });
	}

	/** How many chats a tick found broken and comes back for. */
	async tick(): Promise<number> {
		const { context } = openScripted(registry.whatsappApi, {}, this.#transport);
		const clock = new VirtualClock(this.now);
		const { now } = this;
		const look = { ownPhone: null, kinds: RULES.kinds, deadline: Infinity };
		const lent = { ...context, clock } as never;
		const seeing = await fetchWindows(registry.whatsappApi, lent, this.#state, look);
		const { state, events } = advance(this.#state, seeing, { ...RULES, now }, '');
		this.#state = JSON.parse(JSON.stringify(state)) as PollState;
		this.told.push(...events.map(({ record }) => record.message.messageId ?? ''));
		return seeing.missed;
	}

	#listed() {
		return this.#chats.map((messages, chat) => ({
			id: `${digits(chat)}@c.us`,
			is_group: false,
			timestamp: messages.at(-1)?.timestamp,
		}));
	}
}

const HOUR_MS = 3_600_000;

describe('polling of chats that fail at times', () => {
	it('comes back for one that others have overtaken', async () => {
		const polled = new Polled(2);
		await polled.tick();
		polled.now += 10 * 60_000;
		polled.arrive(0, 'a');
		polled.now += 45 * 60_000;
		polled.arrive(1, 'b');
		polled.broken = [0];
		polled.now += 5 * 60_000;
		expect(await polled.tick()).toBe(1);
		expect(polled.told).toEqual(['b']);
		polled.broken = [];
		polled.now += HOUR_MS;
		polled.arrive(1, 'c');
		expect(await polled.tick()).toBe(0);
		expect(polled.told.toSorted()).toEqual(['a', 'b', 'c']);
	});

	it('tells of each message once, as soon as its chat can be read', async () => {
		const chat = fc.nat(3);
		const happening = fc.oneof(
			fc.record({ chat, minutes: fc.nat(40) }),
			fc.record({ broken: fc.subarray([0, 1, 2, 3], { maxLength: 3 }), minutes: fc.nat(40) }),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(happening, { maxLength: 30 }), async (happenings) => {
				const polled = new Polled(4);
				await polled.tick();
				const due: string[] = [];
				let waiting: Array<readonly [number, string]> = [];
				for (const [nth, { minutes, ...happens }] of happenings.entries()) {
					polled.now += minutes * 60_000 + 1_000;
					if ('chat' in happens) {
						polled.arrive(happens.chat, `new ${nth}`);
						waiting.push([happens.chat, `new ${nth}`]);
						continue;
					}
					polled.broken = happens.broken;
					await polled.tick();
					due.push(...waiting.flatMap(([of, id]) => (polled.broken.includes(of) ? [] : [id])));
					waiting = waiting.filter(([of]) => polled.broken.includes(of));
					expect(polled.told.toSorted()).toEqual(due.toSorted());
				}
			}),
			{ numRuns: 200 },
		);
	});
});
