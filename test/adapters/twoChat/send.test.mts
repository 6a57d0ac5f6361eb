import { failureOf } from '../http/failureOf.mts';
import { answer } from '../http/scriptedTransport.mts';
import { contact, KEY, open, openWith, ownPhone } from './setup.mts';

const TAKEN = { success: true, message_uuid: 'MSG1', batched: false };
const number = (phone_number: string, connection_status = 'C') => ({
	uuid: 'WPN1',
	phone_number,
	connection_status,
});

function account(numbers: readonly object[], sent: (body: string) => unknown = () => TAKEN) {
	return openWith(({ url, body }) =>
		answer(url.includes('get-numbers') ? { success: true, numbers } : sent(body ?? '')),
	);
}
const bodyOf = (body: string | null | undefined): unknown => JSON.parse(body ?? '');

describe('send-message', () => {
	it('is asked as documented', async () => {
		const { send, transport } = open(TAKEN, 202);
		const mediaUrl = 'https://example.com/a.pdf';
		const { message, raw } = await send({ contact, ownPhone, text: 'Hi', mediaUrl });
		expect(transport.requests).toEqual([expect.objectContaining({ method: 'POST' })]);
		const [{ url, body } = { url: '', body: '' }] = transport.requests;
		expect(url).toBe('https://api.p.2chat.io/open/whatsapp/send-message');
		expect(bodyOf(body)).toEqual({
			...{ from_number: ownPhone, to_number: contact },
			...{ text: 'Hi', url: mediaUrl },
		});
		expect(raw).toEqual(TAKEN);
		expect(message).toMatchObject({
			...{ messageId: 'MSG1', phone: contact, accountPhone: ownPhone },
			...{ type: 'file', text: 'Hi', mediaUrl, chatId: null },
		});
	});

	it('names no file where there is none', async () => {
		const { send, transport } = open(TAKEN);
		await send({ contact, ownPhone, text: 'Hi' });
		expect(bodyOf(transport.requests[0]?.body)).toEqual({
			...{ from_number: ownPhone, to_number: contact, text: 'Hi' },
		});
	});

	it('leaves the text out of a file’s message where there is none', async () => {
		const { send, transport } = open(TAKEN);
		const mediaUrl = 'http://example.com/a.pdf';
		const { message } = await send({ contact, ownPhone, text: '', mediaUrl });
		expect(Object.keys(bodyOf(transport.requests[0]?.body) as object)).not.toContain('text');
		expect(message.text).toBeNull();
	});

	it('goes from the only connected number', async () => {
		const numbers = [number('+34910000001', 'D'), number(ownPhone)];
		const { send, transport } = account(numbers);
		const { message } = await send({ contact });
		expect(message.accountPhone).toBe(ownPhone);
		expect(transport.requests).toHaveLength(2);
	});

	it('goes from the spelling of our number that 2Chat knows', async () => {
		const numbers = [number('+5215587654321')];
		const refused = { success: false, error: true, error_message: 'number not found' };
		const { send, transport } = account(numbers, (body) =>
			body.includes('+5215587654321') ? TAKEN : refused,
		);
		const { message } = await send({ contact, ownPhone: '+525587654321' });
		expect(message.accountPhone).toBe('+5215587654321');
		expect(transport.requests).toHaveLength(3);
	});

	it.each([
		[KEY, { to_number: contact }, contact],
		[KEY.replace('79001234567@c.us', '17823@lid'), { to_remote_id: '17823@lid' }, null],
	])('reaches the contact of the chatId %s', async (chatId, recipient, phone) => {
		const { send, transport } = open(TAKEN);
		const { message } = await send({ contact: chatId, ownPhone });
		expect(bodyOf(transport.requests[0]?.body)).toMatchObject(recipient);
		expect(message).toMatchObject({ chatId, phone });
	});

	it('sends to no group', async () => {
		const { send, transport } = open(TAKEN);
		const sent = send({ contact: 'WW-WPN1-120363041@g.us', ownPhone });
		await expect(sent).rejects.toThrow('2Chat sends to contacts');
		expect(transport.requests).toHaveLength(0);
	});

	it.each(['ftp://example.com/a', 'example.com/a.pdf', 'javascript:alert(1)', '/a.pdf'])(
		'takes no file from %s',
		async (mediaUrl) => {
			const sent = open(TAKEN).send({ contact, ownPhone, mediaUrl });
			await expect(sent).rejects.toThrow('Media URL is not a complete web address.');
		},
	);

	it.each([
		[401, { detail: 'Invalid API Key' }, 'auth', 1],
		[402, {}, 'quota', 1],
		[404, { success: false, error_message: 'not found' }, 'notFound', 1],
		[406, {}, 'unsupported', 1],
		[409, {}, 'server', 4],
		[410, {}, 'server', 4],
		[422, {}, 'invalidRequest', 1],
		[429, {}, 'rateLimit', 4],
		[486, {}, 'rateLimit', 4],
		[200, { success: false, error: true, error_message: 'No credits' }, 'server', 1],
	])('has not sent anything with HTTP %i and %j', async (status, body, category, requests) => {
		const { send, transport } = open(body, status);
		const failure = await failureOf(send({ contact, ownPhone }));
		expect(failure).toMatchObject({ category, isNotTaken: true });
		expect(transport.requests).toHaveLength(requests);
	});

	it.each([
		[200, { success: true }],
		[201, { success: true, message_uuid: '' }],
		[202, { success: true, message_uuid: null, batched: true }],
		[200, {}],
		[500, { success: false, error: true, error_message: 'trouble' }],
		[503, { message: 'unavailable' }],
		[504, {}],
	])('may have sent it with HTTP %i and %j', async (status, body) => {
		const { send, transport } = open(body, status);
		const failure = await failureOf(send({ contact, ownPhone }));
		expect(failure.category).toBe('uncertain');
		expect(transport.requests).toHaveLength(1);
	});
});
