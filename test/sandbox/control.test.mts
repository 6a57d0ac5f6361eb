import { PROVIDER_IDS, type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { ask } from './ask.mts';

describe('control', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ messages: 10 });
	});
	afterAll(() => sandbox.close());

	const call = (method: string, path: string, body?: unknown) =>
		ask(sandbox.control.origin + path, {
			method,
			...(body === undefined
				? {}
				: { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
		});

	it('describes the sandbox', async () => {
		expect((await call('GET', '/')).json()).toEqual({
			baseUrls: Object.fromEntries(PROVIDER_IDS.map((id) => [id, sandbox[id].baseUrl])),
			seeded: JSON.parse(JSON.stringify(SEEDED)),
		});
	});

	it('shows and forgets requests', async () => {
		await ask(`${sandbox.twoChat.baseUrl}/info`);
		expect((await call('GET', '/requests/twoChat')).json()).toMatchObject([
			{ method: 'GET', path: '/open/info', status: 403 },
		]);
		expect((await call('DELETE', '/requests/twoChat')).status).toBe(204);
		expect((await call('GET', '/requests/twoChat')).json()).toEqual([]);
	});

	it('adds and clears faults', async () => {
		const health = async () => (await ask(`${sandbox.whatsappApi.baseUrl}/health`)).status;
		const rule = { match: { path: '/health', nth: 1 }, fault: { kind: 'status', code: 503 } };
		expect((await call('POST', '/faults/whatsappApi', rule)).status).toBe(204);
		expect([await health(), await health()]).toEqual([503, 200]);
		await call('POST', '/faults/whatsappApi', { fault: { kind: 'empty' } });
		await call('DELETE', '/faults/whatsappApi');
		expect((await ask(`${sandbox.whatsappApi.baseUrl}/health`)).json().ok).toBe(true);
	});

	it('sets the state of WhatsApp', async () => {
		const { whatsappApi } = sandbox;
		const stopped = { state: 'stopped', readyWaitMs: 20 };
		expect((await call('PUT', '/state/whatsappApi', stopped)).status).toBe(204);
		expect([whatsappApi.state, whatsappApi.connection.readyWaitMs]).toEqual(['stopped', 20]);
		expect((await call('PUT', '/state/whatsappApi', { state: 'qr' })).status).toBe(204);
		expect([whatsappApi.state, whatsappApi.connection.readyWaitMs]).toEqual(['qr', 20]);
	});

	it.each([
		['an unknown provider', 'GET', '/requests/telegram', undefined, 404],
		['a property that is no provider', 'GET', '/requests/constructor', undefined, 404],
		['an unknown fault', 'POST', '/faults/wamm', { fault: { kind: 'flood' } }, 400],
		[
			'a fault with a misspelt key',
			'POST',
			'/faults/wamm',
			{ fault: { kind: 'reset', m: 1 } },
			400,
		],
		['an unknown state', 'PUT', '/state/whatsappApi', { state: 'on' }, 400],
	])('refuses %s', async (_case, method, path, body, status) => {
		const answer = await call(method, path, body);
		expect(answer.status).toBe(status);
		expect(await (await ask(`${sandbox.wamm.baseUrl}/channel_list/x`)).json()).toEqual({
			err: 'token fail',
		});
	});
});
