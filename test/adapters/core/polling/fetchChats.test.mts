import type { ProviderDefinition } from '../../../../adapters/index.ts';
import { fingerprint } from '../../../../adapters/core/fingerprint.ts';
import type { MessageRecord } from '../../../../adapters/core/messages/message.ts';
import type { PollQuery } from '../../../../adapters/core/polling/pollQuery.ts';
import { fetchWindows } from '../../../../adapters/core/polling/fetchWindows.ts';
import { beginAt, type PollState } from '../../../../adapters/core/polling/state.ts';
import { advance } from '../../../../adapters/core/polling/advance.ts';
import type { ListedChat } from '../../../../adapters/core/messages/page.ts';
import { type Category, ProviderError } from '../../../../adapters/core/providerError.ts';
import { EVENT_KINDS } from '../../../../adapters/core/webhooks/webhook.ts';
import { acme, type AcmeOptions, openAcme } from '../../http/acme.mts';
import { atMinute, MINUTE_MS, received, sent } from './pollSequence.mts';

const NOW = Date.parse(atMinute(60));

/** Chats by their phones, each with its messages, newest first, or with what keeps it from being read. */
type Chats = Record<string, readonly MessageRecord[] | Category>;

/** A server that has these chats, reads each in so long, and may list their last messages with an id. */
function server(
	chats: Chats,
	readMs = 0,
	lastActive: Record<string, number> = {},
	unread: Record<string, number> = {},
) {
	const read: string[] = [];
	let now = NOW;
	const listed = (phone: string): ListedChat => {
		const messages = chats[phone];
		const last = typeof messages === 'object' ? messages[0]?.message : undefined;
		const at = lastActive[phone] ?? Date.parse(last?.sentAt ?? '');
		const messageId = last?.messageId ?? null;
		const contact = { kind: 'phone', address: phone } as const;
		return { contact, activeAt: at || 0, messageId, unread: unread[phone] ?? 0 };
	};
	const definition: ProviderDefinition<AcmeOptions> = {
		...acme,
		chats: async () =>
			Object.keys(chats)
				.map(listed)
				.sort((a, b) => b.activeAt - a.activeAt),
		async *pages(_context, { contact }) {
			const phone = contact?.address ?? '';
			read.push(phone);
			now += readMs;
			const messages = chats[phone] ?? [];
			if (typeof messages === 'string') {
				const failure = { provider: 'acme', message: 'It did not.', advice: 'Wait.' };
				throw new ProviderError({ ...failure, category: messages });
			}
			const page = { nothingNewerThan: null, isBoundExact: true, isTruncated: false };
			yield { ...page, scope: phone, records: messages };
		},
	};
	const { context } = openAcme(() => {
		throw new Error('nothing is asked');
	});
	const look = async (state: PollState | null, more: Partial<PollQuery> = {}) =>
		await fetchWindows(
			definition,
			{ ...context, clock: { ...context.clock, now: () => now } },
			state,
			{
				ownPhone: null,
				kinds: ['messageReceived'],
				deadline: NOW + 10_000,
				...more,
			},
		);
	const rules = { kinds: EVENT_KINDS, statuses: [], overdueMs: MINUTE_MS, now: NOW };
	/** A tick: what it told, and the state that it left, as n8n keeps it. */
	const tick = async (state: PollState | null) => {
		const step = advance(state, await look(state), rules, '');
		const told = step.events.map(({ record }) => record.message.messageId);
		return { told, state: JSON.parse(JSON.stringify(step.state)) as PollState };
	};
	return { chats, look, tick, read };
}

describe('see, over chats', () => {
	const three = () => ({ ann: [received(50)], bob: [received(40)], cy: [received(10)] });

	it('takes note of all at the first look, and reads none', async () => {
		const { tick, read } = server(three());
		const { state, told } = await tick(null);
		expect(told).toEqual([]);
		expect(read).toEqual([]);
		expect(state.scopes.map(([phone]) => phone)).toEqual(['ann', 'bob', 'cy']);
	});

	it('reads those whose showing has changed, and no others', async () => {
		const { chats, tick, read } = server(three());
		const { state } = await tick(null);
		chats.cy = [received(11, { messageId: 'late' }), received(10)];
		const later = await tick(state);
		expect(later.told).toEqual(['late']);
		expect(read).toEqual(['cy']);
		expect((await tick(later.state)).told).toEqual([]);
		expect(read).toEqual(['cy']);
	});

	it('tells two messages of one second apart, by the id of the last one', async () => {
		const { chats, tick } = server(three());
		const { state } = await tick(null);
		chats.cy = [received(10, { messageId: 'twin' }), received(10)];
		expect((await tick(state)).told).toEqual(['twin']);
	});

	it('does not tell of what is loaded below, nor of a chat that is older than the beginning', async () => {
		const { chats, tick, read } = server(three());
		const { state } = await tick(null);
		chats.bob = [received(51), received(40), received(7), received(6)];
		chats.dan = [received(9)];
		const { told } = await tick(state);
		expect(told).toEqual(['m51']);
		expect(read).toEqual(['bob']);
	});

	it('reads one with more unread: what comes late is not the last; one that somebody opened it does not', async () => {
		const chats: Chats = three();
		const begun = await server(chats).tick(null);
		chats.ann = [received(53), received(50)];
		const first = await server(chats, 0, {}, { ann: 1 }).tick(begun.state);
		expect(first.told).toEqual(['m53']);
		chats.ann = [received(53), received(52), received(50)];
		const late = await server(chats, 0, {}, { ann: 2 }).tick(first.state);
		expect(late.told).toEqual(['m52']);
		const opened = server(chats);
		const after = await opened.tick(late.state);
		expect(opened.read).toEqual([]);
		expect((await server(chats, 0, {}, { ann: 1 }).tick(after.state)).told).toEqual([]);
	});

	it('tells of a chat that turns up', async () => {
		const { chats, tick } = server(three());
		const { state } = await tick(null);
		chats.dan = [received(55)];
		expect((await tick(state)).told).toEqual(['m55']);
	});

	it('reads those again that it had no time for', async () => {
		const { chats, tick, look, read } = server(three(), 6_000);
		const { state } = await tick(null);
		for (const [index, phone] of ['ann', 'bob', 'cy'].entries())
			chats[phone] = [received(52 + index), ...(chats[phone] as MessageRecord[])];
		expect(await look(state)).toMatchObject({ isComplete: false });
		expect(read).toEqual(['cy', 'bob']);
		const partly = await server(chats, 6_000).tick(state);
		expect(partly.told).toEqual(['m53', 'm54']);
		expect((await server(chats).tick(partly.state)).told).toEqual(['m52']);
	});

	it.each(['server', 'notFound', 'invalidRequest', 'invalidResponse', 'timeout'] as const)(
		'comes back for a chat that could not be read: %s',
		async (category) => {
			const { chats, tick } = server(three());
			const { state } = await tick(null);
			const next = [received(58), received(10)];
			const broken = server({ ...chats, cy: category }, 0, { cy: Date.parse(atMinute(58)) });
			expect(await broken.look(state)).toMatchObject({ missed: 1, isComplete: true });
			const after = await broken.tick(state);
			expect((await server({ ...chats, cy: next }).tick(after.state)).told).toEqual(['m58']);
		},
	);

	it.each(['auth', 'notConnected', 'network', 'rateLimit'] as const)(
		'fails as a whole with what concerns all chats: %s',
		async (category) => {
			const { chats, tick } = server(three());
			const { state } = await tick(null);
			const down = server({ ...chats, cy: category }, 0, { cy: Date.parse(atMinute(58)) });
			await expect(down.look(state)).rejects.toMatchObject({ category });
		},
	);

	it('gives up on a chat after a day: some can never be read', async () => {
		const old = { cy: Date.parse(atMinute(60 - 24 * 60)) };
		const begun = beginAt(atMinute(-3_000), '');
		const { tick, look, read } = server({ cy: 'server' }, 0, old);
		expect(await look(begun)).toMatchObject({ missed: 0 });
		const { state } = await tick(begun);
		expect(read).toHaveLength(2);
		await tick(state);
		expect(read).toHaveLength(2);
	});

	it('goes on with the state of version 0.1, which noted no showing', async () => {
		const scope = (minute: number) => ({
			seen: [[fingerprint(`m${minute}`), -1, 0] as [string, number, number]],
			isCut: false,
			newest: atMinute(minute),
		});
		const state: PollState = {
			...beginAt(atMinute(1), ''),
			until: atMinute(50),
			scopes: [
				['ann', scope(50)],
				['bob', scope(40)],
			],
		};
		const chats = { ...three(), bob: [received(45), received(40)] };
		const { tick, read } = server(chats);
		const next = await tick(state);
		expect(next.told).toEqual(['m45']);
		expect(read).toEqual(['ann', 'bob']);
		chats.cy = [received(12), received(10)];
		expect((await server(chats).tick(next.state)).told).toEqual(['m12']);
	});

	it.each<[string, number, Chats, string[]]>([
		['the first that shows something', 3, three(), ['ann']],
		['no more than asked', 2, { ann: [sent(50, 'sent')], bob: [sent(40, 'sent')] }, ['ann', 'bob']],
		[
			'past those that show nothing',
			5,
			{ ann: [sent(50, null)], bob: [], cy: [received(1)] },
			['ann', 'cy'],
		],
	])('takes by hand %s', async (_case, mostChats, chats, scopes) => {
		const { windows } = await server(chats).look(null, { mostChats });
		expect(windows.map(({ scope }) => scope)).toEqual(scopes);
	});

	it('sorts what a server gives in the order of its memory', async () => {
		const shows = [received(3), received(5), received(4, { sentAt: null }), received(1)];
		const { windows } = await server({ ann: shows }).look(null, { mostChats: 1 });
		const ids = windows[0]?.records.map(({ message }) => message.messageId);
		expect(ids).toEqual(['m5', 'm3', 'm1', 'm4']);
	});
});
