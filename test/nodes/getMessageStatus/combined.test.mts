import type { Sandbox } from '../../../sandbox/index.mts';
import { ask, NODE, type Question } from '../../support/sandbox/ask.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { addChannel, BY_ROW, requestsOf, asRows, type TestChannel } from './channels.mts';

jest.setTimeout(120_000);
const sandbox = useSandbox({ messages: 20 });

/** Looks the ids up on the channel. */
function lookUp(channel: TestChannel, ids: readonly string[], question: Partial<Question> = {}) {
	return ask(sandbox(), {
		node: 'getMessageStatus',
		provider: 'wamm',
		parameters: BY_ROW,
		credential: { token: channel.token },
		items: asRows(ids),
		...question,
	});
}

const countsOf = (of: Sandbox, { token }: TestChannel) => {
	const { lists, lookups } = requestsOf(of, token);
	return { lists: lists.length, lookups: lookups.length };
};

describe('combined lookups in n8n', () => {
	it('make 901 requests for 1,000 messages of one account, of which 100 are in reach', async () => {
		const channel = addChannel(sandbox(), 1_000);
		const shuffled = channel.ids.map((_, index) => channel.ids[(index * 7) % 1_000] ?? '');
		const run = await lookUp(channel, shuffled);
		expect(run.json(NODE).map(({ messageId }) => messageId)).toEqual(shuffled);
		expect(countsOf(sandbox(), channel)).toEqual({ lists: 1, lookups: 900 });
		expect(sandbox().wamm.requests).toHaveLength(901);
	});

	it('make ten requests for 1,000 messages of ten accounts', async () => {
		const channels = Array.from({ length: 10 }, () => addChannel(sandbox(), 100));
		const items = Array.from({ length: 1_000 }, (_, index) => ({
			messageId: channels[index % 10]?.ids[Math.floor(index / 10)] ?? '',
			token: channels[index % 10]?.token ?? '',
		}));
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider: 'wamm',
			parameters: BY_ROW,
			credential: { token: '={{ $json.token }}' },
			items,
		});
		expect(run.json(NODE).map(({ messageId }) => messageId)).toEqual(
			items.map(({ messageId }) => messageId),
		);
		expect(sandbox().wamm.requests).toHaveLength(10);
	});

	it('share nothing between accounts whose messages have the same ids', async () => {
		const channels = [addChannel(sandbox(), 5), addChannel(sandbox(), 5)];
		const phones = ['5491123456789', '5511987654321'];
		for (const [index, { token }] of channels.entries()) {
			const channel = sandbox().wamm.channels.get(token);
			const chat = phones[index] ?? '';
			channel?.addMessages(channel.messages.map((message) => ({ ...message, chat })));
		}
		const items = (channels[0]?.ids ?? []).flatMap((messageId) =>
			channels.map(({ token }) => ({ messageId, token })),
		);
		const credential = { token: '={{ $json.token }}' };
		const question = { node: 'getMessageStatus', provider: 'wamm' } as const;
		const run = await ask(sandbox(), { ...question, parameters: BY_ROW, credential, items });
		expect(run.json(NODE).map(({ phone }) => phone)).toEqual(
			items.map((_, index) => `+${phones[index % 2]}`),
		);
	});

	it('ask one by one when the list fails', async () => {
		const channel = addChannel(sandbox(), 30);
		sandbox().wamm.faults.add({ match: { path: 'msg_get_last' }, fault: { kind: 'html' } });
		const run = await lookUp(channel, channel.ids);
		expect(run.status).toBe('success');
		expect(countsOf(sandbox(), channel)).toEqual({ lists: 1, lookups: 30 });
	});

	it('ask for one id without a list', async () => {
		const channel = addChannel(sandbox(), 30);
		const run = await lookUp(channel, Array<string>(50).fill(channel.ids[3] ?? ''));
		expect(run.json(NODE)).toHaveLength(50);
		expect(countsOf(sandbox(), channel)).toEqual({ lists: 0, lookups: 1 });
	});

	it('make one request for 1,000 items when the key is wrong', async () => {
		const channel = { token: 'wrong', ids: [] };
		const ids = Array.from({ length: 1_000 }, (_, index) => String(5_000_000 + index));
		const run = await lookUp(channel, ids, { onError: 'continueErrorOutput' });
		expect(run.json(NODE, 1)).toHaveLength(1_000);
		expect(new Set(run.json(NODE, 1).map(({ error }) => error))).toEqual(
			new Set(['WAMM.chat did not accept the token.']),
		);
		expect(sandbox().wamm.requests).toHaveLength(1);
	});
});

describe('lookups in n8n with combining off', () => {
	const options = { combineLookups: false };

	it('make 100 requests for 1,000 items with 100 ids', async () => {
		const channel = addChannel(sandbox(), 100);
		const ids = Array.from({ length: 1_000 }, (_, index) => channel.ids[(index * 3) % 100] ?? '');
		const run = await lookUp(channel, ids, { options });
		expect(run.json(NODE).map(({ messageId }) => messageId)).toEqual(ids);
		expect(countsOf(sandbox(), channel)).toEqual({ lists: 0, lookups: 100 });
	});

	it.each([
		[undefined, 8],
		[3, 3],
	])(
		'make no more requests than the concurrency when the key is wrong',
		async (concurrency, most) => {
			const ids = Array.from({ length: 1_000 }, (_, index) => String(5_000_000 + index));
			const question = { options: { ...options, ...(concurrency && { concurrency }) } };
			const continued = { ...question, onError: 'continueErrorOutput' } as const;
			const run = await lookUp({ token: 'wrong', ids: [] }, ids, continued);
			expect(run.json(NODE, 1)).toHaveLength(1_000);
			expect(sandbox().wamm.requests.length).toBeLessThanOrEqual(most);
		},
	);
});
