import { failureOf } from '../http/failureOf.mts';
import { open, Refusal } from './setup.mts';

const contact = '+79001234567';
const CHAT = '79001234567@c.us';
const ID = `true_${CHAT}_3EB0AAAA`;

describe('sending through WAHA', () => {
	it('posts what is documented, to the credential’s session', async () => {
		const { send, transport } = open(() => ({ id: ID, _data: {} }));
		await send({ contact, text: 'a\n"b"', replyToMessageId: `false_${CHAT}_3EB0BBBB` });
		const [, request] = transport.requests;
		expect(request).toMatchObject({ method: 'POST', url: 'http://localhost:3000/api/sendText' });
		expect(JSON.parse(request?.body ?? '')).toEqual({
			session: 'default',
			chatId: CHAT,
			text: 'a\n"b"',
			reply_to: `false_${CHAT}_3EB0BBBB`,
		});
	});

	it('names nothing that wasn’t asked for', async () => {
		const { send, transport } = open(() => ({ id: ID }));
		await send({ contact });
		expect(Object.keys(JSON.parse(transport.requests[1]?.body ?? ''))).toEqual([
			'session',
			'chatId',
			'text',
		]);
	});

	it.each([
		['GOWS', { id: ID, _data: {} }],
		['WEBJS', { _data: {}, id: { fromMe: true, remote: CHAT, id: '3EB0AAAA', _serialized: ID } }],
		['NOWEB', { key: { remoteJid: '79001234567@s.whatsapp.net', fromMe: true, id: '3EB0AAAA' } }],
		['NOWEB', { key: { remoteJid: '79001234567:12@s.whatsapp.net', id: '3EB0AAAA' } }],
	])('gives the whole id, as %s answers it', async (engine, answer) => {
		const { send } = open(() => answer, engine);
		const { message, raw } = await send({ contact });
		expect(message).toMatchObject({
			messageId: ID,
			chatId: CHAT,
			phone: contact,
			status: 'pending',
			accountPhone: '+5215587654321',
		});
		expect(raw).toEqual(answer);
	});

	it.each(['120363041234567890@g.us', '178231456203987@lid'])(
		'goes to %s as well',
		async (chat) => {
			const { send, transport } = open(() => ({ id: `true_${chat}_3EB0AAAA` }));
			const { message } = await send({ contact: chat });
			expect(JSON.parse(transport.requests[1]?.body ?? '')).toMatchObject({ chatId: chat });
			expect(message).toMatchObject({ chatId: chat, phone: null, isGroup: chat.endsWith('@g.us') });
		},
	);

	it.each([[{ ok: true }], [{ id: null }], [{ id: 7 }], [{ key: { id: 'x' } }]])(
		'may have sent it with the answer %j',
		async (answer) => {
			const { send, transport } = open(() => answer);
			expect(await failureOf(send({ contact }))).toMatchObject({ category: 'uncertain' });
			expect(transport.requests).toHaveLength(2);
		},
	);

	it.each([
		[new Refusal(500, { exception: { message: 'No LID for user' } }), 'noAccount', true],
		[new Refusal(422, { status: 'FAILED', expected: ['WORKING'] }), 'notConnected', true],
		[new Refusal(403, { message: 'Forbidden', statusCode: 403 }), 'permission', true],
		[new Refusal(500, { exception: { message: 'server returned error 463' } }), 'uncertain', false],
	])('has or has not sent anything with %j: %s', async (refusal, category, isNotTaken) => {
		const { send, transport } = open(() => refusal);
		const failure = await failureOf(send({ contact }));
		expect(failure).toMatchObject({ category, isNotTaken, httpStatus: refusal.code });
		expect(transport.requests).toHaveLength(2);
	});

	it('asks for nothing while the session does not work', async () => {
		const { send, transport } = open(() => ({ id: ID }), 'GOWS', { status: 'SCAN_QR_CODE' });
		const failure = await failureOf(send({ contact }));
		expect(failure).toMatchObject({ category: 'notConnected' });
		expect(transport.requests).toHaveLength(1);
	});
});
