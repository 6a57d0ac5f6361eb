import { failureOf } from '../http/failureOf.mts';
import { contact, open } from './setup.mts';

const key = { id: 'BAE594145F4C59B4', fromMe: true, remoteJid: `${contact}@s.whatsapp.net` };
const written = { key, messageTimestamp: '1717689097', status: 'PENDING' };

describe('a message that Evolution API says was sent', () => {
	it.each([
		['as documented', {}, {}],
		['without its status', { status: undefined }, {}],
		['sent by now', { status: 'SERVER_ACK' }, { status: 'sent', providerStatus: 'SERVER_ACK' }],
		['without its chat', { key: { id: key.id } }, { chatId: null, isGroup: null }],
		[
			'to an address that hides the phone',
			{ key: { ...key, remoteJid: '178231456203987@lid' } },
			{ chatId: '178231456203987@lid' },
		],
	])('is, answered %s, of the phone and the time that are known', async (_what, part, told) => {
		const answered = { ...written, ...part };
		const { message, raw } = await open(answered, 201).send({ contact });
		expect(message).toMatchObject({
			sentAt: '2024-06-06T15:51:37.000Z',
			direction: 'outbound',
			phone: `+${contact}`,
			chatId: key.remoteJid,
			isGroup: false,
			messageId: key.id,
			status: 'pending',
			providerStatus: 'PENDING',
			...told,
		});
		expect(raw).toEqual(JSON.parse(JSON.stringify(answered)));
	});

	it('was sent now where the answer has no time', async () => {
		const opened = open({ ...written, messageTimestamp: null }, 201);
		const { message } = await opened.send({ contact });
		expect(message.sentAt).toBe(new Date(opened.context.clock.now()).toISOString());
	});
});

describe('a message that Evolution API didn’t take', () => {
	it.each([
		[400, 'Error: Connection Closed', 'uncertain'],
		[400, 'Connection Closed', 'notConnected'],
		[500, 'Error: Connection Closed', 'notConnected'],
		[400, 'Unauthorized Error', 'invalidRequest'],
		[500, 'whatever', 'uncertain'],
	])('with HTTP %i and “%s” is %s', async (code, reason, category) => {
		const body = { status: code, response: { message: [reason] } };
		const failure = await failureOf(open(body, code).send({ contact }));
		expect(failure).toMatchObject({ category, httpStatus: code });
	});
});
