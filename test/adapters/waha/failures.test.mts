import { failureOf } from '../http/failureOf.mts';
import { contact, open, Refusal } from './setup.mts';

const failed = async (code: number, body: unknown) =>
	await failureOf(open(() => new Refusal(code, body)).read({ contact }));
const STORE_OFF = 'Enable NOWEB store "config.noweb.store.enabled=True"';

describe('what WAHA says no with', () => {
	it.each<[number, unknown, string]>([
		[422, { message: 'no', error: 'Unprocessable Entity' }, 'no'],
		[422, { message: ['one', 'two'], error: 'Unprocessable Entity' }, 'one; two'],
		[422, { message: '', error: 'Unprocessable Entity' }, 'Unprocessable Entity'],
		[422, { message: 7, error: 'Unprocessable Entity' }, 'Unprocessable Entity'],
		[500, { exception: { message: 'what', details: 'why' }, message: 'no' }, 'why'],
		[500, { exception: { message: 'what' }, message: 'no' }, 'what'],
		[500, { exception: 'x', message: 'no' }, 'no'],
		[500, { exception: {}, error: 'Internal Server Error' }, 'Internal Server Error'],
	])('HTTP %i and %j is shown: %s', async (code, body, detail) => {
		expect(await failed(code, body)).toMatchObject({ httpStatus: code, detail });
	});

	it.each<[number, unknown]>([
		[500, {}],
		[500, ''],
		[422, []],
		[502, '<html>'],
	])('may be HTTP %i and nothing: %j', async (code, body) => {
		expect(await failed(code, body)).toMatchObject({
			detail: null,
			message: expect.stringContaining(`(HTTP ${code})`),
		});
	});

	it.each<[number, string, string, RegExp]>([
		[401, 'Unauthorized', 'auth', /API key/],
		[403, 'Forbidden', 'permission', /does not allow this/],
		[404, 'Message not found', 'notFound', /no such message/],
		[404, 'Session "x" does not exist', 'notConnected', /no running session/],
		[404, 'Cannot GET /api/messages/sessions', 'invalidResponse', /address/],
		[404, 'Cannot POST /api/messages/sessions', 'invalidResponse', /address/],
		[404, 'Route GET:/api/messages/sessions not found', 'invalidResponse', /address/],
		[404, 'The messages: Cannot GET /them', 'notFound', /no such message/],
		[404, 'nothing here', 'invalidResponse', /address/],
		[400, STORE_OFF, 'unsupported', /store of the NOWEB engine is off/],
		[422, STORE_OFF, 'unsupported', /store of the NOWEB engine is off/],
		[500, STORE_OFF, 'unsupported', /store of the NOWEB engine is off/],
		[422, 'Not implemented by WEBJS', 'unsupported', /engine .* can’t do this/],
		[400, 'Available only in Plus version', 'unsupported', /engine .* can’t do this/],
		[400, 'limit must be a number', 'invalidRequest', /./],
		[500, 'No LID for user', 'notFound', /could not open a chat/],
		[500, "Cannot read properties of undefined (reading 'msgs')", 'notFound', /open a chat/],
		[500, 'Chat not found', 'notFound', /could not open a chat/],
		[500, 'Target closed', 'server', /engine .* had trouble/],
		[502, 'Session message store', 'server', /./],
	])('HTTP %i and “%s” is %s', async (code, message, category, told) => {
		const failure = await failed(code, { message, statusCode: code });
		expect(failure).toMatchObject({ category, message: expect.stringMatching(told) });
	});

	it.each([400, 401, 404, 422, 500])('is told once with HTTP %i', async (code) => {
		const { read, transport } = open(() => new Refusal(code, { message: STORE_OFF }));
		expect((await failureOf(read({ contact }))).retry).toBe(false);
		expect(transport.requests).toHaveLength(2);
	});

	it('ends what else is asked of the session where its engine keeps no messages', async () => {
		expect(await failed(500, { message: STORE_OFF })).toMatchObject({ scope: 'account' });
	});
});

describe('a session of WAHA that doesn’t work', () => {
	it.each<[number, object, string]>([
		[422, { status: 'FAILED', expected: ['WORKING'] }, 'notConnected'],
		[422, { status: 'FAILED', expected: null }, 'notConnected'],
		[422, { status: 'FAILED' }, 'invalidRequest'],
		[422, { status: '', expected: ['WORKING'] }, 'invalidRequest'],
		[400, { status: 'FAILED', expected: ['WORKING'] }, 'invalidRequest'],
	])('answers with HTTP 422, its state and what it waits for: %i %j', async (...given) => {
		const [code, body, category] = given;
		expect(await failed(code, body)).toMatchObject({ category, httpStatus: code });
	});

	it.each([
		['STOPPED', /is stopped/, /Start it/],
		['STARTING', /just starting/, /Try again in a minute/],
		['SCAN_QR_CODE', /QR code to be scanned/, /Linked devices/],
		['PASSKEY_REQUIRED', /passkey/, /confirm there/],
		['PASSKEY_CONFIRMATION_REQUIRED', /compare a code/, /confirm there/],
		['FAILED', /has failed/, /log it out there/],
		['MEDITATING', /is not working/, /restart it there/],
		['constructor', /is not working/, /restart it there/],
	])('as %s is told so by its test and by what reads', async (status, message, advice) => {
		const { check, read } = open(() => [], 'GOWS', { status });
		const failure = await failureOf(read());
		expect(failure).toMatchObject({
			message: expect.stringMatching(message),
			advice: expect.stringMatching(advice),
			providerCode: status,
			httpStatus: null,
		});
		expect(await check()).toEqual({
			ok: false,
			message: `The server answers. ${failure.message} ${failure.advice}`,
		});
	});

	it('is told from one that does, by its phone or by its name', async () => {
		const connected = open(() => []);
		expect(await connected.check()).toEqual({ ok: true, message: 'Connected: +5215587654321.' });
		const unnamed = open(() => [], 'GOWS', { me: null });
		expect(await unnamed.check()).toEqual({ ok: true, message: 'Connected: default.' });
	});
});
