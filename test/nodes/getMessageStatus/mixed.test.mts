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

describe('successes and failures together', () => {
	/** Row 0 in reach, row 1 missing, row 2 beyond reach, row 3 no id at all, and so on. */
	function mixedRows({ ids }: TestChannel) {
		return Array.from({ length: 40 }, (_, index) => {
			const kinds = [ids[index], String(9_000_000 + index), ids.at(-1 - index), 'not an id'];
			return { messageId: kinds[index % 4] ?? '', row: index };
		});
	}
	const isGood = (index: number) => index % 4 === 0 || index % 4 === 2;

	it.each([true, false])(
		'keep order and pairing without the error output, combined: %s',
		async (combineLookups) => {
			const channel = addChannel(sandbox(), 200);
			const items = mixedRows(channel);
			const question = {
				items,
				options: { combineLookups },
				onError: 'continueRegularOutput',
			} as const;
			const run = await lookUp(channel, [], question);
			const rows = run.items(NODE);
			expect(rows.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
			for (const [index, { json }] of rows.entries()) {
				if (isGood(index)) expect(json.messageId).toBe(items[index]?.messageId);
				else expect(json.details).toMatchObject({ messageId: items[index]?.messageId });
			}
			const { lookups } = requestsOf(sandbox(), channel.token);
			expect(lookups).toHaveLength(combineLookups ? 20 : 30);
		},
	);

	it.each([true, false])(
		'part by the error output, with the row kept, combined: %s',
		async (combineLookups) => {
			const channel = addChannel(sandbox(), 200);
			const items = mixedRows(channel);
			const question = {
				items,
				options: { combineLookups },
				onError: 'continueErrorOutput',
			} as const;
			const run = await lookUp(channel, [], question);
			const indexes = items.map((_, index) => index);
			const paired = (output: number) =>
				run.items(NODE, output).map(({ pairedItem }) => pairedItem);
			expect(paired(0)).toEqual(indexes.filter(isGood).map((item) => ({ item })));
			expect(paired(1)).toEqual(
				indexes.filter((index) => !isGood(index)).map((item) => ({ item })),
			);
			expect(run.json(NODE, 1)[0]).toEqual({
				messageId: '9000001',
				row: 1,
				error: 'WAMM.chat has no message 9000001.',
				message: 'Was it sent from another channel? Each token sees only its own.',
				details: {
					category: 'notFound',
					retryable: false,
					provider: 'wamm',
					httpStatus: 200,
					providerCode: 'msg not be',
					messageId: '9000001',
				},
			});
			expect(run.json(NODE, 1)[1]).toMatchObject({ messageId: 'not an id', row: 3 });
		},
	);

	it('stop the node at the first failure when it may not continue', async () => {
		const channel = addChannel(sandbox(), 200);
		const run = await lookUp(channel, [...channel.ids.slice(0, 3), '9000001']);
		expect(run.status).toBe('error');
		expect(run.error?.message).toBe('WAMM.chat has no message 9000001.');
		expect(run.items(NODE)).toEqual([]);
	});

	it('ask nothing when a row can’t be asked and the node may not continue', async () => {
		const channel = addChannel(sandbox(), 200);
		const run = await lookUp(channel, [...channel.ids.slice(0, 3), '']);
		expect(run.error?.message).toContain('Message ID');
		expect(sandbox().wamm.requests).toHaveLength(0);
	});
});
