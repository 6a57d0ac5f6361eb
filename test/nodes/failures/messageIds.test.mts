import { SEEDED } from '../../../sandbox/index.mts';
import type { Question } from '../../support/sandbox/ask.mts';
import { inputDetails, refusalOf } from '../../support/sandbox/refusals.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const { wamm, twoChat, contacts } = SEEDED;
const GIVE_ID =
	'Give the Message ID as text or number. If it comes from an expression, check what that gives for this item.';
const KEEP_TEXT = 'Keep IDs as text: in a sheet, format the column as plain text.';

describe('A message ID', () => {
	const sandbox = useSandbox();
	const onWamm: Question = {
		node: 'getMessageStatus',
		provider: 'wamm',
		parameters: { messageId: '={{ $json.value }}' },
	};

	it.each<readonly [string, unknown, string, string]>([
		['empty', '', 'Message ID is empty.', GIVE_ID],
		['null', null, 'Message ID is empty.', GIVE_ID],
		['an object', { id: 1 }, 'Message ID is an object.', GIVE_ID],
		['a list', [2000005], 'Message ID is a list.', GIVE_ID],
		['a checkbox', false, 'Message ID is “false”.', GIVE_ID],
		[
			'a fraction',
			1.5,
			'Message ID came as the number 1.5, which lost digits on the way.',
			KEEP_TEXT,
		],
		[
			'too large a number',
			2e21,
			'Message ID came as the number 2e+21, which lost digits on the way.',
			KEEP_TEXT,
		],
		[
			'not one of WAMM.chat’s',
			'MSG-1',
			'“MSG-1” is not a WAMM.chat message ID.',
			'WAMM.chat’s message IDs are whole numbers, such as 1234567: use the msg_id that was given when the message was sent.',
		],
	])('is refused with what to do when it is %s', async (_what, bad, error, message) => {
		const isShown = typeof bad === 'number' || (typeof bad === 'string' && bad !== '');
		const details = inputDetails('wamm', isShown ? { messageId: String(bad) } : {});
		const refusal = await refusalOf(sandbox(), onWamm, Number(wamm.messageIds.viewed), bad);
		expect(refusal).toEqual({ error, message, details });
	});

	it('is refused when it is not one of 2Chat’s', async () => {
		const question: Question = {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters: {
				messageId: '={{ $json.value }}',
				phone: `+${contacts.joao.whatsAppDigits}`,
			},
		};
		expect(await refusalOf(sandbox(), question, twoChat.messageUuids.read, 'a b')).toEqual({
			error: '“a b” is not a 2Chat message ID.',
			message: 'A message ID of 2Chat looks like MSGaf1fa3a1-0d8d-4aa5-b117-f9425b651485.',
			details: inputDetails('twoChat', { messageId: 'a b' }),
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

	it('fails as not found, with where to look, when 2Chat has no such message', async () => {
		const messageId = 'MSG00000000-0d8d-4aa5-b117-f9425b651499';
		const question: Question = {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters: { messageId: '={{ $json.value }}', phone: `+${contacts.joao.whatsAppDigits}` },
		};
		const refusal = await refusalOf(sandbox(), question, twoChat.messageUuids.read, messageId);
		expect(refusal).toMatchObject({
			error: `2Chat has no message ${messageId} between ${twoChat.phone} and +${contacts.joao.whatsAppDigits}.`,
			message: expect.stringContaining('Check Your Number and the phone.'),
			details: { category: 'notFound', messageId },
		});
	});
});

describe('A session key', () => {
	const sandbox = useSandbox();

	it.each<readonly [string, unknown, string, string]>([
		[
			'empty',
			null,
			'Session Key is empty.',
			'Give the Session Key as text or number. If it comes from an expression, check what that gives for this item.',
		],
		[
			'no session key',
			'+5511987654321',
			'“+5511987654321” is not a 2Chat session key.',
			'A session key of 2Chat looks like WW-WPN…-5215512345678@c.us: the chatId of an item.',
		],
	])('is refused with what to do when it is %s', async (_what, bad, error, message) => {
		const question: Question = {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters: { locateBy: 'sessionKey', sessionKey: '={{ $json.value }}' },
		};
		const key = `WW-${twoChat.channelUuid}-${contacts.joao.whatsAppDigits}@c.us`;
		const details = inputDetails('twoChat', { messageId: twoChat.messageUuids.read });
		expect(await refusalOf(sandbox(), question, key, bad)).toEqual({ error, message, details });
	});
});
