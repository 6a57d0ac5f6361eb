import { failureOf } from '../http/failureOf.mts';
import { answer } from '../http/scriptedTransport.mts';
import { contact, envelope, open, READY } from './setup.mts';

/** The documentation's example. */
const TAKEN = {
	ok: true,
	to: '79001234567',
	chat_id: '79001234567@c.us',
	message_id: 'true_79001234567@c.us_3EB0',
	timestamp: '2026-05-28T10:20:30.123Z',
};
const sendsOf = ({ requests }: { readonly requests: ReadonlyArray<{ readonly url: string }> }) =>
	requests.filter(({ url }) => url.endsWith('/api/send'));

describe('/api/send', () => {
	it('is asked as documented, once the server is ready', async () => {
		const { send, transport } = open(TAKEN);
		const { message, raw } = await send({ contact, text: 'Hi' });
		expect(transport.requests).toHaveLength(2);
		expect(transport.requests[1]).toMatchObject({
			...{ method: 'POST', url: 'http://127.0.0.1:8790/api/send' },
			body: JSON.stringify({ phone_number: '79001234567', message: 'Hi' }),
		});
		expect(raw).toEqual(TAKEN);
		expect(message).toMatchObject({
			...{ messageId: TAKEN.message_id, chatId: TAKEN.chat_id, sentAt: TAKEN.timestamp },
			...{ phone: contact, accountPhone: '+5215587654321', status: 'pending' },
		});
	});

	it('has sent it also where the server knows no id', async () => {
		const { message } = await open({ ...TAKEN, message_id: null }).send({ contact });
		expect(message).toMatchObject({ messageId: null, status: 'pending' });
	});

	it('is not asked while the server isn’t ready', async () => {
		const { send, transport } = open(TAKEN, 200, { ...READY, ready: false, state: 'qr' });
		const failure = await failureOf(send({ contact }));
		expect(failure.category).toBe('notConnected');
		expect(sendsOf(transport)).toHaveLength(0);
	});

	it.each([
		[400, 'Unexpected token', 'server'],
		[500, 'phone_number must include country code and contain 8-15 digits', 'invalidRequest'],
		[500, 'message must be a non-empty string', 'invalidRequest'],
		[500, 'WhatsApp Web is not ready yet. Scan the QR code in Chrome, then retry.', 'notConnected'],
		[500, 'No LID for user', 'noAccount'],
	])('has not sent anything with HTTP %i and “%s”', async (status, text, category) => {
		const { send, transport } = open(() => answer(envelope(text), status));
		const failure = await failureOf(send({ contact }));
		expect(failure).toMatchObject({ category, isNotTaken: true });
		expect(sendsOf(transport)).toHaveLength(1);
	});

	it.each([
		"Cannot read properties of undefined (reading 'id')",
		'Protocol error (Runtime.callFunctionOn): Target closed.',
		'Execution context was destroyed, most likely because of a navigation.',
		'r',
		'WhatsApp auth failed',
	])('may have sent it with HTTP 500 and “%s”', async (text) => {
		const { send, transport } = open(() => answer(envelope(text), 500));
		const failure = await failureOf(send({ contact }));
		expect(failure).toMatchObject({ category: 'uncertain', httpStatus: 500, detail: text });
		expect(sendsOf(transport)).toHaveLength(1);
	});

	it.each([{ ...TAKEN, ok: false }, { to: '7' }, [], 'true'])(
		'may have sent it where the answer is %j',
		async (body) => {
			const { send } = open(body);
			expect(await failureOf(send({ contact }))).toMatchObject({ category: 'uncertain' });
		},
	);
});
