import { SEEDED } from '../../../../sandbox/index.mts';
import { type Question, rowsOf } from '../../../support/sandbox/ask.mts';
import { inputDetails, refusalOf } from '../../../support/sandbox/refusals.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const { wamm } = SEEDED;
describe('A message ID of WAMM.chat', () => {
	const sandbox = useSandbox();
	const onWamm: Question = {
		node: 'getMessageStatus',
		provider: 'wamm',
		parameters: { messageId: '={{ $json.value }}' },
	};

	it('is refused with what to do when it is not one of WAMM.chat’s', async () => {
		expect(await refusalOf(sandbox(), onWamm, Number(wamm.messageIds.viewed), 'MSG-1')).toEqual({
			error: '“MSG-1” is not a WAMM.chat message ID.',
			message:
				'WAMM.chat’s message IDs are whole numbers, such as 1234567: use the msg_id that was given when the message was sent.',
			details: inputDetails('wamm', { messageId: 'MSG-1' }),
		});
	});

	it('fails as not found, with where to look, when WAMM.chat has no such message', async () => {
		expect(await refusalOf(sandbox(), onWamm, wamm.messageIds.viewed, 999)).toEqual({
			error: 'WAMM.chat has no message 999.',
			message: 'Was it sent from another channel? Each token sees only its own.',
			details: {
				category: 'notFound',
				retryable: false,
				provider: 'wamm',
				httpStatus: 200,
				providerCode: 'msg not be',
				messageId: '999',
			},
		});
	});

	it.each([
		['a number', `={{ ${wamm.messageIds.viewed} }}`],
		['a text', wamm.messageIds.viewed],
		['a text with spaces around', ` ${wamm.messageIds.viewed}\n`],
	])('finds the status when the message ID is %s', async (_what, messageId) => {
		const parameters = { messageId };
		const rows = await rowsOf(sandbox(), {
			node: 'getMessageStatus',
			provider: 'wamm',
			parameters,
		});
		expect(rows).toMatchObject([{ messageId: wamm.messageIds.viewed, status: 'read' }]);
	});
});
