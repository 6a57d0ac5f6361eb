import { request } from 'node:http';
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

	it('answers what is no JSON with 400, and null with its own stumbling', async () => {
		const broken = await post('{');
		expect(broken.status).toBe(400);
		expect(broken.json()).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32602 } });
		const empty = await post('null');
		expect(empty.status).toBe(500);
		expect(empty.json()).toEqual(
			failure("Cannot read properties of null (reading 'phone_number')"),
		);
	});

	it('takes an empty or missing body for one without a phone', async () => {
		const { baseUrl } = sandbox.whatsappApi;
		const missing = await ask(`${baseUrl}/api/messages`, { method: 'POST' });
		for (const answer of [missing, await post('')]) {
			expect([answer.status, answer.json()]).toEqual([500, PHONE]);
		}
	});

	it('reads bodies of any size and content type', async () => {
		const { baseUrl } = sandbox.whatsappApi;
		const body = JSON.stringify({ phone_number: '15551234567', padding: 'x'.repeat(1_200_000) });
		for (const type of ['application/json', 'not a type', ';;', 'text/html']) {
			const headers = { 'content-type': type };
			const answer = await ask(`${baseUrl}/api/messages`, { method: 'POST', headers, body });
			expect([answer.status, answer.json().count]).toEqual([200, 3]);
		}
		expect(sandbox.whatsappApi.requests.at(-1)?.headers['content-type']).toBe('text/html');
	});

	it('stumbles over a Host header that is none', async () => {
		const { baseUrl } = sandbox.whatsappApi;
		const host = 'not a host';
		const text = await new Promise<string>((resolve, reject) => {
			const asked = request(`${baseUrl}/api/status`, { headers: { host } }, (answer) => {
				let read = String(answer.statusCode);
				answer.on('data', (part: Buffer) => (read += part.toString()));
				answer.on('end', () => resolve(read));
			});
			asked.on('error', reject).end();
		});
		expect(text).toBe(`500${JSON.stringify(failure('Invalid URL'), null, 2)}`);
	});

	it('lets browsers read every answer, whatever it is', async () => {
		const { baseUrl } = sandbox.whatsappApi;
		const answers = [
			await get('/api/status'),
			await get('/nowhere'),
			await get('/qr'),
			await post('{'),
			await ask(`${baseUrl}/api/messages`, { method: 'OPTIONS' }),
		];
		expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 400, 204]);
		for (const { headers } of answers) {
			expect(headers.get('access-control-allow-origin')).toBe('*');
			for (const name of ['allow-methods', 'allow-headers', 'expose-headers']) {
				expect(headers.get(`access-control-${name}`)).toBeTruthy();
			}
			expect(headers.get('content-type')).toBeTruthy();
		}
	});

	it('knows no other paths and methods', async () => {
		const { baseUrl } = sandbox.whatsappApi;
		for (const [method, path] of [
			['PUT', '/api/messages'],
			['GET', '/mcp'],
			['GET', '/api/status/'],
			['HEAD', '/api/status'],
			['GET', '/api/%6Dessages'],
			['GET', '/api/send'],
		] as const) {
			const answer = await ask(baseUrl + path, { method });
			expect(answer.status).toBe(404);
			if (method !== 'HEAD') expect(answer.json()).toEqual({ error: 'not found' });
		}
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
