import { registry } from '../../../adapters/index.ts';
import type { OutgoingMessage } from '../../../adapters/core/sending/outgoingMessage.ts';
import { openScripted } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';
import created from '../../fixtures/twilio/created.json';
import { accountSid, credential } from './setup.mts';

const MESSAGE: OutgoingMessage = {
	ownPhone: null,
	contact: { kind: 'phone', variants: ['+15558675310'] },
	text: 'Hi & bye',
	mediaUrl: null,
	delaySeconds: null,
	replyToMessageId: null,
};

/** Sends it with this credential; what is asked of Twilio, and what comes out. */
async function sent(
	message: Partial<OutgoingMessage>,
	own: object = {},
	says = answer(created, 201),
) {
	const transport = new ScriptedTransport(() => says);
	const { context } = openScripted(registry.twilio, { ...credential, ...own }, transport);
	const record = await registry.twilio.send?.(context as never, { ...MESSAGE, ...message });
	const [request] = transport.requests;
	return { record, request, form: Object.fromEntries(new URLSearchParams(request?.body ?? '')) };
}
const onWhatsApp = { kind: 'chat', variants: ['whatsapp:+5215512345678'] } as const;

describe('sending through Twilio', () => {
	it('is a form, and gives the message as Twilio answers it', async () => {
		const { record, request, form } = await sent({}, { sender: '+1 (202) 555-0123' });
		expect(request).toMatchObject({
			method: 'POST',
			url: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json`,
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
		expect(form).toEqual({ To: '+15558675310', From: '+12025550123', Body: 'Hi & bye' });
		expect(record?.raw).toEqual(created);
		expect(record?.message).toMatchObject({
			messageId: created.sid,
			status: 'pending',
			direction: 'outbound',
			phone: '+14155552345',
			accountPhone: null,
		});
	});

	it.each<[Partial<OutgoingMessage>, string, object]>([
		[{ ownPhone: '+12025550199' }, '+12025550123', { From: '+12025550199' }],
		[{}, 'ACME Shop', { From: 'ACME Shop' }],
		[{}, '24680', { From: '24680' }],
		[{}, `MG${'a'.repeat(32)}`, { MessagingServiceSid: `MG${'a'.repeat(32)}` }],
		[{ ownPhone: '+12025550199' }, `MG${'a'.repeat(32)}`, { From: '+12025550199' }],
		[{ contact: onWhatsApp }, '+12025550123', { From: 'whatsapp:+12025550123' }],
		[{ contact: onWhatsApp }, 'whatsapp:+12025550123', { From: 'whatsapp:+12025550123' }],
		[
			{ contact: onWhatsApp },
			`MG${'a'.repeat(32)}`,
			{ MessagingServiceSid: `MG${'a'.repeat(32)}` },
		],
	])('of %j by the sender %s comes from %j', async (message, sender, from) => {
		const { To, Body, ...others } = (await sent(message, { sender })).form;
		expect(others).toEqual(from);
		expect([To, Body]).toEqual([message.contact?.variants[0] ?? '+15558675310', 'Hi & bye']);
	});

	it('takes a file, and has the status told to a URL', async () => {
		const own = { sender: '24680', statusCallback: 'https://n8n.example.com/webhook/1/webhook' };
		const mediaUrl = 'https://files.example/1.jpg?a=b&c';
		expect((await sent({ mediaUrl, text: '' }, own)).form).toEqual({
			To: '+15558675310',
			From: '24680',
			MediaUrl: mediaUrl,
			StatusCallback: own.statusCallback,
		});
	});

	it('is refused without a sender, before anything is asked', async () => {
		await expect(sent({})).rejects.toMatchObject({
			name: 'InputError',
			message: 'Twilio has to know whom the message comes from.',
			advice: expect.stringContaining('enter a number or a Messaging Service as Sender'),
		});
	});

	it.each([
		[400, 21_610, 'invalidRequest', true],
		[400, 21_614, 'noAccount', true],
		[500, 20_500, 'uncertain', false],
	])('after HTTP %i and %i is %s', async (status, code, category, isNotTaken) => {
		const says = answer({ code, message: 'no', status }, status);
		expect(await failureOf(sent({}, { sender: '24680' }, says))).toMatchObject({
			category,
			isNotTaken,
		});
	});
});
