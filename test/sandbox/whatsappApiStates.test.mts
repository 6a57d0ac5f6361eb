import { type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { ask } from './ask.mts';

const { ownDigits } = SEEDED.whatsappApi;

describe('WhatsApp API sandbox, pairing', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ messages: 10 });
	});
	afterAll(() => sandbox.close());
	beforeEach(() => {
		sandbox.whatsappApi.state = 'ready';
		sandbox.whatsappApi.connection.readyWaitMs = 40;
	});

	const get = (path: string) => ask(`${sandbox.whatsappApi.baseUrl}${path}`);
	const post = (path: string, body = {}) =>
		ask(sandbox.whatsappApi.baseUrl + path, { method: 'POST', body: JSON.stringify(body) });
	const status = async () => (await get('/api/status')).json();

	it.each([
		['stopped', false, false],
		['starting', false, false],
		['qr', false, true],
		['authenticated', false, true],
		['ready', true, false],
		['auth_failure', false, false],
		['disconnected', false, false],
	] as const)('tells its state %s without waiting', async (state, ready, hasQr) => {
		sandbox.whatsappApi.state = state;
		const told = await status();
		expect(told).toMatchObject({ state, ready, authenticated: ready, has_qr: hasQr });
		expect(told.last_error).toBeNull();
		expect(told.account?.wid ?? null).toBe(ready ? `${ownDigits}@c.us` : null);
		expect((await get('/health')).json()).toMatchObject({ ok: true, status: told });
	});

	it.each(['qr', 'authenticated'] as const)(
		'stays ready when WhatsApp Web tells of %s later, and goes on reading',
		async (event) => {
			sandbox.whatsappApi.connection.happens(event);
			expect(await status()).toMatchObject({ state: event, ready: true, authenticated: true });
			expect((await get('/api/chats')).json().ok).toBe(true);
		},
	);

	it('keeps its last trouble and, after a refused login, its account', async () => {
		const { connection } = sandbox.whatsappApi;
		connection.happens('auth_failure', 'session expired');
		const refused = await status();
		expect(refused).toMatchObject({ ready: false, last_error: 'session expired' });
		expect(refused.account.wid).toBe(`${ownDigits}@c.us`);
		expect((await get('/api/chats')).json().error.message).toBe('session expired');
		connection.happens('ready');
		expect(await status()).toMatchObject({ ready: true, last_error: 'session expired' });
		await post('/api/logout');
		expect(await status()).toMatchObject({ state: 'stopped', last_error: 'session expired' });
		sandbox.whatsappApi.state = 'stopped';
		expect((await status()).last_error).toBeNull();
	});

	it('shows no QR code before it was started, which opening the page doesn’t do', async () => {
		sandbox.whatsappApi.state = 'stopped';
		const page = await get('/qr');
		expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(page.text).toMatch(/^<!doctype html>.*No QR is available yet\. Start auth/);
		expect((await status()).state).toBe('stopped');
		expect((await post('/api/auth/start')).json()).toMatchObject({ ok: true, state: 'starting' });
		sandbox.whatsappApi.connection.happens('qr');
		expect((await get('/qr')).text).toMatch(/<img .*src="data:image/);
		sandbox.whatsappApi.connection.happens('ready');
		expect((await get('/qr')).text).toContain('already authenticated');
	});

	it('gives a code for a phone instead, unless it is paired', async () => {
		expect((await post('/api/pairing-code', { phone_number: ownDigits })).json()).toMatchObject({
			already_authenticated: true,
			code: null,
		});
		sandbox.whatsappApi.state = 'stopped';
		const refused = (await post('/api/pairing-code')).json();
		expect(refused.error.message).toMatch(/^phone_number must/);
		expect((await status()).state).toBe('stopped');
		const answer = (await post('/api/pairing-code', { phone_number: ownDigits })).json();
		expect(answer).toMatchObject({ already_authenticated: false, phone_number: ownDigits });
		expect(answer.code).toMatch(/^\w{8}$/);
		expect((await status()).state).toBe('starting');
	});

	it('is stopped after a logout, which a lost Chrome refuses', async () => {
		expect((await post('/api/logout')).json()).toEqual({ ok: true });
		expect(await status()).toMatchObject({ state: 'stopped', ready: false, account: null });
		sandbox.whatsappApi.state = 'disconnected';
		const refused = await post('/api/logout');
		expect([refused.status, refused.json().error.code]).toEqual([500, -32000]);
		await post('/api/auth/start');
		expect((await status()).state).toBe('disconnected');
	});
});
