import { failureOf } from '../http/failureOf.mts';
import { listOf, open, row } from './setup.mts';

const says = (status: number, message: unknown, error = 'Bad Request') => ({
	status,
	error,
	response: { message },
});

describe('a failed answer of Evolution API', () => {
	it.each([
		[404, ['The "Ventas" instance does not exist'], 'auth', /no instance of this name/],
		[404, ['Cannot POST /x/chat/findMessages/ventas'], 'invalidResponse', /address \(HTTP 404\)/],
		[401, 'Unauthorized', 'auth', /did not accept the API key/],
		[400, [['where.key is not of a type(s) object']], 'invalidRequest', /HTTP 400/],
		[400, ['Error: Connection Closed'], 'notConnected', /phone is not connected/],
		[500, 'Connection Closed', 'notConnected', /phone is not connected/],
		[
			500,
			"Cannot read properties of undefined (reading 'fetchMessages')",
			'notConnected',
			/not running/,
		],
		[500, 'Invalid `prisma.message.count()` invocation', 'server', /HTTP 500/],
	])('of HTTP %i with %j is %s', async (code, reason, category, message) => {
		const failure = await failureOf(open(says(code, reason), code).read());
		expect(failure).toMatchObject({ category, httpStatus: code, provider: 'evolutionApi' });
		expect(failure.message).toMatch(message);
	});

	it.each([
		[{ response: { message: [[['deep', 'deeper']]] } }, 'deep'],
		[{ response: { message: [[[[['too deep']]]]] }, message: 'top' }, 'top'],
		[{ message: 'top', error: 'kind' }, 'top'],
		[{ error: 'kind' }, 'kind'],
		[{ response: { message: [{ exists: true }, 7] } }, null],
		['<html>', null],
	])('%j has of the server’s own words %j', async (body, detail) => {
		expect((await failureOf(open(body, 400).read())).detail).toBe(detail);
	});

	it('is none that is good, whatever texts it has', async () => {
		const { read } = open({ ...listOf(row({})), message: 'Connection Closed' });
		expect(await read()).toHaveLength(1);
	});

	it('that asks for a licence says so, ends the account’s requests, and isn’t repeated', async () => {
		const body = {
			error: 'service not activated',
			code: 'LICENSE_REQUIRED',
			message: 'Open https://x',
		};
		const { read, transport } = open(body, 503);
		expect(await failureOf(read())).toMatchObject({
			category: 'permission',
			scope: 'account',
			retryable: false,
			providerCode: 'LICENSE_REQUIRED',
			message: expect.stringContaining('licence'),
			detail: null,
		});
		expect(transport.requests).toHaveLength(1);
	});

	it('of HTTP 503 for any other reason is repeated', async () => {
		const { read, transport } = open('upstream is down', 503);
		expect(await failureOf(read())).toMatchObject({ category: 'server', retryable: true });
		expect(transport.requests).toHaveLength(4);
	});
});

describe('a status of Evolution API', () => {
	it('is that of the message that was asked for, and of no other', async () => {
		const other = row({ key: { id: '3EB0OTHER' }, MessageUpdate: [{ status: 'READ' }] });
		const failure = await failureOf(open(listOf(other)).lookUp({ messageId: '3EB0ASKED' }));
		expect(failure).toMatchObject({ category: 'notFound', isMissing: true });
	});

	it('is the highest where a message is stored twice', async () => {
		const updates = (status: string) => row({ key: { id: '3EB0A' }, MessageUpdate: [{ status }] });
		const list = listOf(updates('SERVER_ACK'), updates('READ'), updates('DELIVERY_ACK'));
		const { message } = await open(list).lookUp({ messageId: '3EB0A' });
		expect(message).toMatchObject({ status: 'read', providerStatus: 'READ' });
	});

	it.each(['', '1 2', 'true_5215512345678@c.us_3EB0', '“3EB0”'])(
		'is not asked for with the id %j',
		async (messageId) => {
			const { lookUp, transport } = open(listOf());
			await expect(lookUp({ messageId })).rejects.toMatchObject({
				name: 'InputError',
				message: `“${messageId}” is not a message ID of WhatsApp.`,
				advice: expect.stringContaining('the id in the key that Evolution API gave'),
			});
			expect(transport.requests).toEqual([]);
		},
	);
});

describe('the check of Evolution API', () => {
	it.each([
		['open', true, /Connected: ventas/],
		['close', false, /phone is not connected/],
		['connecting', false, /just connecting/],
		[undefined, false, /not running/],
	])('says of the state %s whether it is fine', async (state, ok, message) => {
		const { check } = open({ instance: { instanceName: 'ventas', state } });
		const { message: said, ...rest } = (await check()) as { ok: boolean; message: string };
		expect(rest).toEqual({ ok });
		expect(said).toMatch(message);
	});
});
