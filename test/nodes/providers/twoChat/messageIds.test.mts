import { SEEDED } from '../../../../sandbox/index.mts';
import type { Question } from '../../../support/sandbox/ask.mts';
import { inputDetails, refusalOf } from '../../../support/sandbox/refusals.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const { twoChat, contacts } = SEEDED;
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

describe('A message ID of 2Chat', () => {
	const sandbox = useSandbox();

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

	it('is refused when an expression finds the message by what 2Chat doesn’t', async () => {
		const question: Question = {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters: { locateBy: '={{ $json.value }}', sessionKey: 'WW-WPN1-5215512345678@c.us' },
		};
		expect(await refusalOf(sandbox(), question, 'phones', 'phone')).toMatchObject({
			error: 'Find Message By is “phone”, which is none of its choices.',
			message: `The choices are phones, sessionKey. If it comes from an expression, check what that gives for this item.`,
		});
	});
});
