import { type Sandbox, startSandbox } from '../../sandbox/index.mts';
import { ask } from './ask.mts';

const failure = (message: string) => ({
	jsonrpc: '2.0',
	id: null,
	error: { code: -32000, message },
});
const LIMIT = failure('limit must be an integer between 1 and 100');
const PHONE = failure('phone_number must include country code and contain 8-15 digits');
const NOT_READY = failure('WhatsApp Web is not ready yet. Scan the QR code in Chrome, then retry.');

describe('WhatsApp API sandbox, server', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ messages: 10 });
	});
	afterAll(() => sandbox.close());
	beforeEach(() => {
		sandbox.whatsappApi.state = 'ready';
		sandbox.whatsappApi.connection.readyWaitMs = 40;
		sandbox.whatsappApi.requireHeader = null;
	});

	const get = (path: string) => ask(`${sandbox.whatsappApi.baseUrl}${path}`);
	const post = (body: string) =>
		ask(`${sandbox.whatsappApi.baseUrl}/api/messages`, { method: 'POST', body });

	it('checks limit, then readiness, then phone', async () => {
		sandbox.whatsappApi.state = 'qr';
		expect((await get('/api/messages?phone_number=1&limit=0')).json()).toEqual(LIMIT);
		const started = performance.now();
		expect((await get('/api/messages?phone_number=1&limit=1')).json()).toEqual(NOT_READY);
		expect(performance.now() - started).toBeGreaterThan(35);
		sandbox.whatsappApi.state = 'ready';
		expect((await get('/api/messages?phone_number=1&limit=1')).json()).toEqual(PHONE);
	});

	it('starts when a read finds it stopped, and answers when it gets ready in time', async () => {
		sandbox.whatsappApi.state = 'stopped';
		expect((await get('/api/status')).json().state).toBe('stopped');
		expect((await get('/api/chats')).json()).toEqual(NOT_READY);
		expect((await get('/api/status')).json().state).toBe('starting');
		sandbox.whatsappApi.connection.readyWaitMs = 5_000;
		setTimeout(() => (sandbox.whatsappApi.state = 'ready'), 20);
		expect((await get('/api/chats')).json().ok).toBe(true);
	});

	it('gives up at the first look when the login failed', async () => {
		sandbox.whatsappApi.connection.readyWaitMs = 4_000;
		sandbox.whatsappApi.state = 'auth_failure';
		const started = performance.now();
		expect((await get('/api/chats')).json()).toEqual(failure('WhatsApp auth failed'));
		expect(performance.now() - started).toBeLessThan(2_000);
	});

	it.each([
		['ready', true],
		['qr', false],
		['authenticated', false],
		['disconnected', false],
	] as const)('tells its state %s without waiting', async (state, ready) => {
		sandbox.whatsappApi.state = state;
		const status = (await get('/api/status')).json();
		expect(status).toMatchObject({ state, ready, authenticated: ready, has_qr: state === 'qr' });
		expect(status.account === null).toBe(!ready);
		expect((await get('/health')).json()).toMatchObject({ ok: true, status: { state } });
	});

	it('answers what is no JSON with 400, and null with its own stumbling', async () => {
		const broken = await post('{');
		expect(broken.status).toBe(400);
		expect(broken.json()).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32602 } });
		const empty = await post('null');
		expect(empty.status).toBe(500);
		expect(empty.json().error.message).toMatch(/^Cannot read properties of null/);
	});

	it('knows no other paths and methods, and lets browsers ask', async () => {
		const { baseUrl } = sandbox.whatsappApi;
		for (const [method, path] of [
			['PUT', '/api/messages'],
			['GET', '/mcp'],
			['GET', '/api/status/'],
		] as const) {
			const answer = await ask(baseUrl + path, { method });
			expect([answer.status, answer.json()]).toEqual([404, { error: 'not found' }]);
		}
		const options = await ask(`${baseUrl}/api/messages`, { method: 'OPTIONS' });
		expect([options.status, options.text]).toEqual([204, '']);
	});

	it('lets nobody past the proxy without its header', async () => {
		sandbox.whatsappApi.requireHeader = { name: 'X-Proxy-Key', value: 's3cret' };
		const refused = await get('/api/status');
		expect([refused.status, refused.headers.get('content-type')]).toEqual([401, 'text/html']);
		const { baseUrl } = sandbox.whatsappApi;
		const welcome = await ask(`${baseUrl}/api/status`, { headers: { 'x-proxy-key': 's3cret' } });
		expect(welcome.status).toBe(200);
	});
});
