import { registry } from '../../../adapters/index.ts';
import type { Sandbox } from '../../../sandbox/index.mts';
import { rowsOf } from '../../support/sandbox/ask.mts';
import { PROVIDERS, type ProviderId } from '../../support/sandbox/providers.mts';
import { messagesWithMaria } from '../../support/sandbox/seededMessages.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

function reachable(sandbox: Sandbox, provider: ProviderId) {
	const most = registry[provider].capabilities.conversation?.maxMessages ?? Infinity;
	return messagesWithMaria(sandbox, provider).slice(0, most);
}

describe.each(PROVIDERS)('Get Messages by Phone on %s', (provider) => {
	const sandbox = useSandbox();
	const read = async (limit: unknown, options = {}) => {
		const question = { node: 'getMessagesByPhone', provider, options } as const;
		const rows = await rowsOf(sandbox(), { ...question, parameters: { limit: limit as number } });
		return rows.map(({ messageId }) => messageId);
	};
	const idsOf = (messages: ReadonlyArray<{ id: string | null }>) => messages.map(({ id }) => id);

	it('gives the newest, newest first, when nothing else is asked for', async () => {
		expect(await read(7)).toEqual(idsOf(reachable(sandbox(), provider).slice(0, 7)));
	});

	it('keeps the newest and turns them round when the order is oldest first', async () => {
		const newest = idsOf(reachable(sandbox(), provider).slice(0, 7));
		expect(await read(7, { order: 'oldestFirst' })).toEqual(newest.toReversed());
	});

	it.each([
		['outbound', true],
		['inbound', false],
	])('fills the limit with messages that pass when the direction is %s', async (direction, out) => {
		const passing = reachable(sandbox(), provider).filter(({ isOutbound }) => isOutbound === out);
		expect(passing.length).toBeGreaterThan(9);
		expect(await read(9, { direction })).toEqual(idsOf(passing.slice(0, 9)));
	});

	it('takes a limit written as text when it comes from an expression', async () => {
		expect(await read('={{ "3" }}')).toHaveLength(3);
	});

	it('gives all that can be reached when the limit is above what passes', async () => {
		const before = new Date(reachable(sandbox(), provider).at(-3)?.at ?? 0).toISOString();
		const older = reachable(sandbox(), provider).slice(-2);
		expect(await read(50, { sentBefore: before })).toEqual(idsOf(older));
	});
});

describe('Types', () => {
	const sandbox = useSandbox();

	it.each([
		['wamm', ['image', 'location'], ['2000106', '2000102']],
		[
			'twoChat',
			['voice', 'sticker'],
			['MSG11111111-0d8d-4aa5-b117-000000000006', 'MSG11111111-0d8d-4aa5-b117-000000000002'],
		],
	] as const)('lets only these through when %s has many others', async (provider, types, ids) => {
		const options = { types: [...types] };
		const rows = await rowsOf(sandbox(), { node: 'listAllMessages', provider, options });
		expect(rows.map(({ messageId }) => messageId)).toEqual(ids);
	});

	it('is taken as a single word when an expression gives one', async () => {
		const options = { types: '={{ "image" }}' };
		const rows = await rowsOf(sandbox(), {
			node: 'listAllMessages',
			provider: 'whatsappApi',
			options,
		});
		expect(new Set(rows.map(({ type }) => type))).toEqual(new Set(['image']));
	});
});

describe('List All Messages on whatsappApi', () => {
	const sandbox = useSandbox();

	it('gives the newest of all chats, whichever chat they are in, when chats overlap', async () => {
		const rows = await rowsOf(sandbox(), {
			node: 'listAllMessages',
			provider: 'whatsappApi',
			parameters: { limit: 40 },
		});
		const chats = [...sandbox().whatsappApi.chats.values()];
		const times = chats
			.filter(({ id }) => id.endsWith('@c.us'))
			.flatMap(({ messages }) => messages.map(({ timestamp }) => (timestamp ?? 0) * 1_000))
			.sort((a, b) => b - a);
		const expected = times.slice(0, 40).map((at) => new Date(at).toISOString());
		expect(rows.map(({ sentAt }) => sentAt)).toEqual(expected);
		expect(new Set(rows.map(({ chatId }) => chatId)).size).toBeGreaterThan(1);
	});

	it('gives more than one chat holds when Return All is on', async () => {
		const rows = await rowsOf(sandbox(), {
			node: 'listAllMessages',
			provider: 'whatsappApi',
			parameters: { returnAll: true },
		});
		const direct = [...sandbox().whatsappApi.chats.values()].filter(({ id }) =>
			id.endsWith('@c.us'),
		);
		const reach = direct.reduce((sum, { messages }) => sum + Math.min(100, messages.length), 0);
		expect(rows).toHaveLength(reach);
	});
});
