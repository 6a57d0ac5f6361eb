import { registry } from '../../../adapters/index.ts';
import { failureOf } from '../http/failureOf.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';
import { openScripted } from '../contract/scripted.mts';
import { credential, itemOf, row } from './setup.mts';

const body = (code: number, status: number) => ({
	code,
	message: 'Twilio’s own words',
	more_info: `https://www.twilio.com/docs/errors/${code}`,
	status,
});
const answered = (given: unknown, status = 200) =>
	openScripted(registry.twilio, credential, () => answer(given, status));

describe('Twilio’s codes', () => {
	it.each([
		[20_003, 401, 'auth', 'Twilio did not accept the credential.'],
		[20_005, 403, 'notConnected', 'The Twilio account is not active.'],
		[10_001, 400, 'notConnected', 'The Twilio account is not active.'],
		[90_010, 401, 'notConnected', 'The Twilio account is not active.'],
		[20_006, 401, 'permission', 'Twilio does not allow this credential to do that.'],
		[20_008, 403, 'permission', 'Twilio’s test credentials can’t read messages.'],
		[20_404, 404, 'notFound', 'Twilio does not know what was asked for.'],
		[21_211, 400, 'invalidRequest', 'Twilio did not accept the recipient as a phone number.'],
		[21_610, 400, 'invalidRequest', /unsubscribed/],
		[21_614, 400, 'noAccount', /can’t receive text messages/],
		[63_016, 400, 'invalidRequest', /approved template/],
		[12_345, 400, 'invalidRequest', 'Twilio did not accept the request (HTTP 400).'],
	] as const)('%i with HTTP %i is %s, said in words', async (code, status, category, message) => {
		const failure = await failureOf(answered(body(code, status), status).read());
		expect(failure).toMatchObject({
			category,
			httpStatus: status,
			providerCode: String(code),
			detail: 'Twilio’s own words',
		});
		expect(failure.message).toMatch(message);
	});

	it('20429 is asked for again, and told as a limit', async () => {
		const transport = new ScriptedTransport(() => answer(body(20_429, 429), 429));
		const failure = await failureOf(openScripted(registry.twilio, credential, transport).read());
		expect(failure).toMatchObject({ category: 'rateLimit', providerCode: '20429' });
		expect(transport.requests).toHaveLength(4);
	});

	it('20429 may say for how long', async () => {
		const says = answer(body(20_429, 429), 429, { 'retry-after': '7' });
		const failure = await failureOf(openScripted(registry.twilio, credential, () => says).read());
		expect(failure.retryAfterMs).toBe(7_000);
	});
});

describe('a message’s status', () => {
	const of = async (status: string, part: object = {}) => await itemOf({ status, ...part });

	it.each([
		['canceled', null, 'notSent'],
		['failed', 30_008, 'notSent'],
		['undelivered', 30_003, 'providerError'],
		['undelivered', 30_005, 'noAccount'],
		['undelivered', '30006', 'noAccount'],
		['failed', 63_003, 'noAccount'],
		['failed', 63_016, 'notSent'],
	])('%s with the code %s has failed: %s', async (status, error_code, failureReason) => {
		expect(await of(status, { error_code })).toMatchObject({
			status: 'failed',
			isFinal: true,
			failureReason,
			providerStatus: status,
		});
	});

	it('isn’t delivered where only a part was', async () => {
		expect(await of('partially_delivered')).toMatchObject({ status: 'sent', isFinal: false });
	});

	it('has no reason beside another word, whatever the code', async () => {
		expect(await of('delivered', { error_code: 30_007 })).toMatchObject({ failureReason: null });
	});

	it('is received for whatever the contact wrote, and unknown where nobody says who wrote it', async () => {
		expect(await of('receiving', { direction: 'inbound' })).toMatchObject({ status: 'received' });
		expect(await of('received', { direction: null })).toMatchObject({ status: 'unknown' });
		expect(await of('received')).toMatchObject({ status: 'unknown' });
	});

	it('changed at date_updated', async () => {
		const date_updated = 'Fri, 24 May 2019 17:44:50 +0000';
		expect(await of('read', { date_updated })).toMatchObject({
			statusAt: '2019-05-24T17:44:50.000Z',
		});
		expect(await itemOf({ date_updated })).toMatchObject({ status: null, statusAt: null });
	});
});

describe('a message’s type', () => {
	it.each([
		[{ num_media: '0' }, 'text'],
		[{ num_media: '1' }, 'file'],
		[{ num_media: 2, body: null }, 'file'],
		[{ num_media: '0', body: null }, 'other'],
		[{ num_media: null, body: null }, null],
		[{ num_media: null }, 'text'],
	])('with %j is %s', async (part, type) => {
		expect(await itemOf(part)).toMatchObject({ type });
	});
});

describe('when a message was sent', () => {
	const [made, went] = ['Fri, 24 May 2019 17:44:46 +0000', 'Fri, 24 May 2019 17:44:50 +0000'];
	it('is when it went, or else when it was made', async () => {
		const both = await itemOf({ date_created: made, date_sent: went });
		expect(both?.sentAt).toBe('2019-05-24T17:44:50.000Z');
		const waiting = await itemOf({ date_created: made, date_sent: null });
		expect(waiting?.sentAt).toBe('2019-05-24T17:44:46.000Z');
	});
});

describe('who wrote to whom', () => {
	it.each([
		['+15558675310', '+15558675310', '+15558675310'],
		['whatsapp:+5215512345678', '+5215512345678', 'whatsapp:+5215512345678'],
		['12345', null, '12345'],
		['messenger:1234567890123', null, 'messenger:1234567890123'],
		[null, null, null],
	])('is the contact %s', async (from, phone, chatId) => {
		expect(await itemOf({ direction: 'inbound', from, to: 'whatsapp:+12025550123' })).toMatchObject(
			{
				phone,
				chatId,
				accountPhone: '+12025550123',
			},
		);
	});

	it.each([['ACME Shop'], ['24680'], [null]])('is %s, which is no phone of ours', async (from) => {
		expect(await itemOf({ from })).toMatchObject({
			phone: '+79001234567',
			accountPhone: null,
			direction: 'outbound',
		});
	});

	it.each([[null], ['sideways']])('is nobody where the direction is %s', async (direction) => {
		expect(await itemOf({ direction })).toMatchObject({
			direction: null,
			phone: null,
			accountPhone: null,
		});
	});
});

describe('an answer about one message', () => {
	it('that is of another one is not taken for it', async () => {
		const { lookUp } = answered(row());
		expect(await failureOf(lookUp({ messageId: `SM${'f'.repeat(32)}` }))).toMatchObject({
			category: 'invalidResponse',
			message: expect.stringContaining('another message'),
		});
	});

	it('is asked for under any ID that could be one, and no other', async () => {
		const uuid = 'b3877c40-da60-4998-90ad-b792e98472af';
		const { lookUp } = answered(row({ sid: uuid }));
		expect((await lookUp({ messageId: uuid })).message.messageId).toBe(uuid);
		await expect(lookUp({ messageId: '../Accounts' })).rejects.toMatchObject({
			name: 'InputError',
		});
	});

	it.each(['', ' ', 'SM 1', 'a'.repeat(65), 'SM1/../Keys', 'SM1?'])(
		'is not asked for under %j',
		async (messageId) => {
			const transport = new ScriptedTransport(() => answer(row()));
			const { lookUp } = openScripted(registry.twilio, credential, transport);
			await expect(lookUp({ messageId })).rejects.toMatchObject({
				name: 'InputError',
				message: expect.stringContaining('is not a Twilio message ID.'),
				advice:
					'It is the SID that was given when the message was sent: SM or MM with 32 digits and letters behind it.',
			});
			expect(transport.requests).toEqual([]);
		},
	);

	it('is missing where Twilio says so by its code', async () => {
		const { lookUp } = answered(body(20_404, 404), 404);
		expect(await failureOf(lookUp({ messageId: 'SM1' }))).toMatchObject({
			category: 'notFound',
			isMissing: true,
			httpStatus: 404,
			providerCode: '20404',
			message: 'Twilio has no message SM1.',
		});
	});

	it('is not missing where Twilio says anything else', async () => {
		const { lookUp } = answered(body(20_003, 401), 401);
		expect(await failureOf(lookUp({ messageId: 'SM1' }))).toMatchObject({
			category: 'auth',
			isMissing: false,
		});
	});

	it('with a good status is no failure, whatever code is in it', async () => {
		for (const status of [200, 201, 299]) {
			const { lookUp } = answered({ ...row(), code: 20_003 }, status);
			const { message } = await lookUp({ messageId: row().sid });
			expect(message.text).toBe('Hello');
		}
	});

	it('with any other is one, by its code or by its status', async () => {
		for (const [status, code, category] of [
			[300, 20_003, 'auth'],
			[300, null, 'invalidResponse'],
			[400, null, 'invalidRequest'],
			[503, null, 'server'],
		] as const) {
			const { read } = answered({ code, message: 'x' }, status);
			expect(await failureOf(read())).toMatchObject({ category, httpStatus: status });
		}
	});

	it('without Twilio’s code that isn’t there is a wrong address', async () => {
		const { lookUp } = answered('<html>', 404);
		expect(await failureOf(lookUp({ messageId: 'SM1' }))).toMatchObject({
			category: 'invalidResponse',
		});
	});
});
