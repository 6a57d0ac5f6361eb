import { SEEDED } from '../../../../sandbox/index.mts';
import { ask, NODE, rowsOf } from '../../../support/sandbox/ask.mts';
import { item, expectItems } from '../../../support/sandbox/items.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const W = SEEDED.wamm.messageIds;
const ONE_BY_ONE = { combineLookups: false };

describe('Get Message Status of WAMM.chat', () => {
	const sandbox = useSandbox();
	const read = async (messageId: string, options = {}) => {
		const parameters = { messageId };
		const question = { node: 'getMessageStatus', provider: 'wamm', parameters, options } as const;
		return (await rowsOf(sandbox(), question))[0] ?? {};
	};

	it.each([
		[W.sending, 'sending', 'pending', false, null],
		[W.noInfo, 'no info', 'pending', false, null],
		[W.sent, 'sent', 'sent', false, null],
		[W.delivered, 'delivered', 'delivered', false, null],
		[W.viewed, 'viewed', 'read', true, null],
		[W.notSent, 'not sent', 'failed', true, 'notSent'],
		[W.failed, 'failed', 'failed', true, 'providerError'],
		[W.noAccount, 'noAccount', 'failed', true, 'noAccount'],
		[W.noAccountCapital, 'NoAccount', 'failed', true, 'noAccount'],
		[W.notInGroup, 'notInGroup', 'failed', true, 'notInGroup'],
		[W.deleted, 'deleted', 'deleted', true, null],
		[W.unknownState, 'quarantined by operator', 'unknown', false, null],
		[W.received, 'received', 'unknown', false, null],
	])('says of message %s, “%s”: %s', async (id, word, status, isFinal, failureReason) => {
		const expected = { status, isFinal, failureReason, providerStatus: word, messageId: id };
		expect(await read(id, ONE_BY_ONE)).toMatchObject(expected);
	});

	it('names the unknown word in a hint when there is one', async () => {
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider: 'wamm',
			parameters: { messageId: W.unknownState },
		});
		expect(run.hints(NODE).map(({ message }) => message)).toEqual([
			expect.stringContaining('quarantined by operator'),
		]);
	});

	it('calls delivered final when it is to be treated so', async () => {
		const options = { treatAsFinal: 'delivered' };
		expect(await read(W.delivered, options)).toMatchObject({ isFinal: true });
		expect(await read(W.sent, options)).toMatchObject({ isFinal: false });
	});

	it('comes out unknown when the message is not there and that is wanted', async () => {
		const row = await read('999', { ifNotFound: 'returnUnknown' });
		const found = { provider: 'wamm', status: 'unknown', isFinal: false, messageId: '999' };
		expectItems([row], [item(found)]);
	});

	it('gives one status for each row, paired with it', async () => {
		const ids = [W.viewed, W.sent, W.failed];
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider: 'wamm',
			parameters: {
				messageId: '={{ $json.messageId }}',
			},
			items: ids.map((messageId) => ({ messageId })),
		});
		const paired = run.items(NODE).map(({ json, pairedItem }) => [json.messageId, pairedItem]);
		expect(paired).toEqual(ids.map((id, index) => [id, { item: index }]));
		expect(run.json(NODE).map(({ status }) => status)).toEqual(['read', 'sent', 'failed']);
	});
});
