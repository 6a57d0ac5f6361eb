import type { Message, ProviderDefinition } from '../../../../adapters/index.ts';
import { fingerprint } from '../../../../adapters/core/fingerprint.ts';
import type { ListedChat } from '../../../../adapters/core/messages/page.ts';
import { fetchChats } from '../../../../adapters/core/polling/fetchChats.ts';
import type { PollQuery } from '../../../../adapters/core/polling/pollQuery.ts';
import { beginAt, type PollState } from '../../../../adapters/core/polling/state.ts';
import { acme, type AcmeOptions, openAcme } from '../../http/acme.mts';
import { answer } from '../../http/scriptedTransport.mts';
import { page } from '../messages/collecting.ts';
import { record } from '../messages/samples.ts';
import { atMinute, MINUTE_MS } from './pollSequence.mts';

type Listed = readonly [address: string, minute: number | null, messageId?: string];

/** Looks at these chats at minute 60; each holds these messages, and takes so long to be read. */
async function lookAt(
	listed: readonly Listed[],
	state: PollState | null,
	more: Partial<PollQuery> = {},
	{ holds = [{ messageId: 'x' }] as ReadonlyArray<Partial<Message>>, readMs = 0 } = {},
) {
	const { context } = openAcme(() => answer());
	const read: string[] = [];
	let now = Date.parse(atMinute(60));
	const definition: ProviderDefinition<AcmeOptions> = {
		...acme,
		chats: async () =>
			await Promise.resolve(
				listed.map(([address, minute, messageId = null]): ListedChat => ({
					contact: { kind: 'chat', address },
					activeAt: minute === null ? 0 : Date.parse(atMinute(minute)),
					messageId: messageId as string | null,
					unread: 2,
				})),
			),
		async *pages(_client, { contact }) {
			read.push(contact?.address ?? '');
			now += readMs;
			yield await Promise.resolve(page(holds.map((known) => record(known))));
		},
	};
	const clock = { ...context.clock, now: () => now };
	const look = { ownPhone: null, kinds: ['messageReceived'], deadline: Infinity, ...more } as const;
	const seen = await fetchChats(definition, { ...context, clock }, state, look);
	return { ...seen, read, scopes: seen.chats?.map(({ scope }) => scope) };
}

const showing = (minute: number | null, messageId: string | null) =>
	`${fingerprint(`${minute === null ? 0 : Date.parse(atMinute(minute))} ${messageId}`)}.2`;
/** What was seen up to minute 50 since the beginning, with one chat of the list or without. */
const stateOf = (isListing: boolean): PollState => ({
	...beginAt(atMinute(20), 'acme'),
	until: atMinute(50),
	scopes: isListing
		? [['k', { seen: [], isCut: true, newest: atMinute(20), listed: showing(30, 'k1') }]]
		: [],
});

describe('fetchChats', () => {
	it('takes note of all chats when it begins, and reads none', async () => {
		const seen = await lookAt(
			[
				['future', 65, 'f'],
				['a', 59, 'a1'],
				['b', null],
			],
			null,
		);
		expect(seen.read).toEqual([]);
		expect(seen.until).toBe(atMinute(59));
		expect(seen.chats).toEqual([
			{
				scope: 'future',
				as: showing(65, 'f'),
				unread: { seen: [[fingerprint('f'), -1, 1]], newest: atMinute(60) },
			},
			{
				scope: 'a',
				as: showing(59, 'a1'),
				unread: { seen: [[fingerprint('a1'), -1, 1]], newest: atMinute(59) },
			},
			{ scope: 'b', as: showing(null, null), unread: { seen: [], newest: atMinute(59) } },
		]);
	});

	it.each<[string, readonly Listed[], PollState | null, number]>([
		['this very moment', [['a', 60]], null, 60],
		['now, where no chat has a time', [['a', null]], null, 60],
		['now, where there is no chat', [], null, 60],
		['what was seen before, where that is newer', [['a', 40]], stateOf(true), 50],
		[
			'the newest of the chats',
			[
				['b', 52],
				['a', 55],
				['c', 51],
			],
			stateOf(true),
			55,
		],
	])('has seen all up to %s', async (_what, listed, state, minute) => {
		expect((await lookAt(listed, state)).until).toBe(atMinute(minute));
	});

	it('reads chats that it doesn’t know from the beginning on, where it knows others', async () => {
		const listed: Listed[] = [
			['a', 40],
			['b', 20],
			['c', 19],
			['k', 30, 'k1'],
		];
		expect((await lookAt(listed, stateOf(true))).read).toEqual(['a', 'b']);
	});

	it('reads those that moved lately, where it knows of no list', async () => {
		const listed: Listed[] = [
			['a', 41],
			['b', 40],
			['c', 39],
		];
		expect((await lookAt(listed, stateOf(false))).read).toEqual(['a', 'b']);
	});

	it('reads a chat whose last message is another one', async () => {
		expect((await lookAt([['k', 30, 'k1']], stateOf(true))).read).toEqual([]);
		expect((await lookAt([['k', 30, 'k2']], stateOf(true))).read).toEqual(['k']);
		expect((await lookAt([['k', 31, 'k1']], stateOf(true))).read).toEqual(['k']);
	});

	it('shows no window of a chat that holds nothing', async () => {
		const { read, windows } = await lookAt([['a', 55]], stateOf(true), {}, { holds: [] });
		expect([read, windows]).toEqual([['a'], []]);
	});

	it('leaves those that it had no time for to the next look, and no others', async () => {
		const listed: Listed[] = [
			['a', 57],
			['b', 56],
			['c', 55],
			['k', 30, 'k1'],
		];
		const deadline = Date.parse(atMinute(61));
		const seen = await lookAt(listed, stateOf(true), { deadline }, { readMs: MINUTE_MS });
		expect(seen.read).toEqual(['a']);
		expect(seen.scopes).toEqual(['a', 'k']);
		expect(seen.isComplete).toBe(false);
	});

	const inbound = { messageId: 'i', direction: 'inbound' } as const;
	const outbound = { messageId: 'o', direction: 'outbound' } as const;
	it.each<[string, ReadonlyArray<Partial<Message>>, readonly string[]]>([
		['one message of the kind, among others', [outbound, inbound], ['a']],
		['none of the kind', [outbound], ['a', 'b']],
		['none with an id', [{ ...inbound, messageId: null }], ['a', 'b']],
	])('by hand reads the newest until one shows something: %s', async (_what, holds, read) => {
		const listed: Listed[] = [
			['a', 57],
			['b', 56],
			['c', 55],
		];
		expect((await lookAt(listed, null, { mostChats: 2 }, { holds })).read).toEqual(read);
	});
});
