import { type Fault, type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { ask, eventually } from './ask.mts';

const { token } = SEEDED.wamm;
const STATE = `/msg_state/${token}/1234567`;
const TRUTH = '{"err":0,"msg_data":{"msg_id":"1234567","phone":"79001234567","state":"delivered"}}';

describe('faults', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ messages: 10 });
	});
	afterAll(() => sandbox.close());
	beforeEach(() => {
		sandbox.wamm.faults.clear();
		sandbox.wamm.clearRequests();
	});

	const show = (fault: Fault) => sandbox.wamm.faults.add({ fault });
	const get = (path = STATE, init?: RequestInit) => ask(sandbox.wamm.baseUrl + path, init);
	const within = (ms: number) => ({ signal: AbortSignal.timeout(ms) });

	it('latency: gives the true answer, later', async () => {
		show({ kind: 'latency', ms: 30 });
		show({ kind: 'latency', ms: 30 });
		const started = performance.now();
		expect((await get()).text).toBe(TRUTH);
		expect(performance.now() - started).toBeGreaterThan(55);
	});

	it('status: answers code, headers and body', async () => {
		show({ kind: 'status', code: 429, headers: { 'Retry-After': '2' }, body: { message: 'slow' } });
		const answer = await get();
		expect(answer.status).toBe(429);
		expect(answer.headers.get('retry-after')).toBe('2');
		expect(answer.json()).toEqual({ message: 'slow' });
		sandbox.wamm.faults.clear();
		show({ kind: 'status', code: 486 });
		const bare = await get();
		expect([bare.status, bare.text]).toEqual([486, '']);
	});

	it('html, empty, json and redirect: answer just that', async () => {
		const { faults } = sandbox.wamm;
		faults.add({ times: 1, fault: { kind: 'html', code: 502 } });
		faults.add({ times: 1, fault: { kind: 'empty' } });
		faults.add({ times: 1, fault: { kind: 'json', value: { err: '0', msg_data: null } } });
		faults.add({ times: 1, fault: { kind: 'redirect', location: 'http://127.0.0.1:9/x' } });
		const html = await get();
		expect([html.status, html.headers.get('content-type')]).toEqual([
			502,
			'text/html; charset=utf-8',
		]);
		expect(html.text).toMatch(/^<!DOCTYPE html>/);
		const empty = await get();
		expect([empty.status, empty.text]).toEqual([200, '']);
		expect((await get()).json()).toEqual({ err: '0', msg_data: null });
		const redirect = await get();
		expect([redirect.status, redirect.headers.get('location')]).toEqual([
			302,
			'http://127.0.0.1:9/x',
		]);
		expect((await get()).text).toBe(TRUTH);
	});

	it('mutate: changes the true answer', async () => {
		show({
			kind: 'mutate',
			mutate: (answer) => ({ ...(answer as object), err: '0' }),
		});
		expect((await get()).json()).toMatchObject({ err: '0', msg_data: { state: 'delivered' } });
	});

	it('oddFields: changes fields of the true answer, wherever they are', async () => {
		show({ kind: 'oddFields', fields: { state: [], err: '0', msg_link: false } });
		const { msg_data: truth } = JSON.parse(TRUTH);
		expect((await get()).json()).toEqual({ err: '0', msg_data: { ...truth, state: [] } });
	});

	it('truncate: is valid HTTP with half of the JSON', async () => {
		show({ kind: 'truncate' });
		const answer = await get();
		const half = TRUTH.slice(0, TRUTH.length >> 1);
		expect([answer.status, answer.text]).toEqual([200, half]);
		expect(Number(answer.headers.get('content-length'))).toBe(half.length);
	});

	it('reset: ends the connection before any header', async () => {
		show({ kind: 'reset' });
		await expect(fetch(sandbox.wamm.baseUrl + STATE)).rejects.toMatchObject({
			cause: { code: 'ECONNRESET' },
		});
		expect(sandbox.wamm.requests.map(({ status }) => status)).toEqual([null]);
	});

	it('resetBody: ends the connection after headers and half of the body', async () => {
		show({ kind: 'resetBody' });
		const response = await fetch(sandbox.wamm.baseUrl + STATE);
		expect(response.headers.get('content-length')).toBe(String(TRUTH.length));
		const reader = response.body?.getReader();
		const first = await reader?.read();
		expect(Buffer.from(first?.value ?? []).toString()).toBe(TRUTH.slice(0, TRUTH.length >> 1));
		// Node tells a reset that comes together with the last bytes as an end ("other side closed").
		await expect(reader?.read()).rejects.toMatchObject({
			cause: { code: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/) },
		});
	});

	it('slowHeaders: never gets to the end of the headers', async () => {
		show({ kind: 'slowHeaders', ms: 5 });
		await expect(fetch(sandbox.wamm.baseUrl + STATE, within(60))).rejects.toMatchObject({
			name: 'TimeoutError',
		});
	});

	it('slowBody: keeps the body coming without end', async () => {
		show({ kind: 'slowBody', ms: 5 });
		const leave = new AbortController();
		const response = await fetch(sandbox.wamm.baseUrl + STATE, { signal: leave.signal });
		let bytes = 0;
		const readAll = async () => {
			for await (const chunk of response.body ?? []) {
				bytes += chunk.length;
				if (bytes > 20) leave.abort();
			}
		};
		await expect(readAll()).rejects.toMatchObject({ name: 'AbortError' });
		expect(bytes).toBeGreaterThan(20);
	});

	it('hugeBody: streams JSON of that size', async () => {
		show({ kind: 'hugeBody', bytes: 3_000_001 });
		const answer = await get();
		expect(answer.text).toHaveLength(3_000_001);
		expect(answer.json().padding).toMatch(/^x+$/);
	});

	it('hugeBody: waits for its reader', async () => {
		show({ kind: 'hugeBody', bytes: 4_000_000_000 });
		const before = process.memoryUsage().rss;
		const leave = new AbortController();
		const response = await fetch(sandbox.wamm.baseUrl + STATE, { signal: leave.signal });
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
		leave.abort();
		await expect(response.text()).rejects.toThrow();
	});

	it('strike only what they match, only so often', async () => {
		const { faults } = sandbox.wamm;
		const status = (code: number) => ({ kind: 'status', code }) as const;
		faults.add({ match: { path: /msg_get_last/g }, fault: status(501) });
		faults.add({ match: { path: 'msg_state', nth: 2 }, fault: status(502) });
		faults.add({ match: { method: 'post' }, fault: status(503) });
		faults.add({ match: { path: '/4711' }, times: 1, fault: status(504) });
		const codes = [];
		for (const path of [
			STATE,
			STATE,
			STATE,
			`/msg_get_last/${token}/1`,
			`/msg_get_last/${token}/1`,
		]) {
			codes.push((await get(path)).status);
		}
		codes.push((await get(STATE, { method: 'POST' })).status);
		codes.push((await get('/x/4711')).status, (await get('/x/4711')).status);
		expect(codes).toEqual([200, 502, 200, 501, 501, 503, 504, 404]);
	});

	it('strike beyond a number of requests in flight', async () => {
		const { faults } = sandbox.wamm;
		faults.add({ match: { beyondInFlight: 3 }, fault: { kind: 'status', code: 429 } });
		faults.add({ fault: { kind: 'latency', ms: 200 } });
		const answers = await Promise.all([1, 2, 3, 4, 5].map(() => get()));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429]);
		expect(sandbox.wamm.maxInFlight).toBe(5);
	});

	describe('strike before or after the server did what it was asked', () => {
		const send = () => get(`/msg_to/${token}/79165550100/x`, within(300)).catch(() => null);
		const outbox = () => sandbox.wamm.outbox.messages.length;
		beforeEach(() => sandbox.wamm.outbox.clear());

		it.each<[Fault, number | null]>([
			[{ kind: 'status', code: 503 }, 503],
			[{ kind: 'status', code: 429, headers: { 'retry-after': '1' }, body: { a: 1 } }, 429],
			[{ kind: 'html', code: 502 }, 502],
			[{ kind: 'empty' }, 200],
			[{ kind: 'json', value: { err: 'no such luck' } }, 200],
			[{ kind: 'redirect', location: 'http://127.0.0.1:9/x' }, 302],
			[{ kind: 'hugeBody', bytes: 1_000 }, 200],
			[{ kind: 'reset' }, null],
			[{ kind: 'slowHeaders', ms: 5 }, null],
			[{ kind: 'slowBody', ms: 5 }, null],
			[{ kind: 'latency', ms: 60_000 }, null],
		])('%j', async (fault, status) => {
			sandbox.wamm.faults.add({ times: 1, fault });
			const before = await send();
			expect([before?.status ?? null, outbox()]).toEqual([status, 0]);
			sandbox.wamm.faults.add({ times: 1, strikes: 'after', fault });
			const after = await send();
			expect([after?.status ?? null, outbox()]).toEqual([status, 1]);
			expect(after?.text).toBe(before?.text);
			expect((await send())?.json()).toMatchObject({ err: 0 });
		});

		it('latency: the message that nobody waits for any more is taken late', async () => {
			sandbox.wamm.faults.add({ times: 1, fault: { kind: 'latency', ms: 400 } });
			expect([await send(), outbox()]).toEqual([null, 0]);
			await eventually(() => outbox() === 1);
		});
	});

	it('leave the other providers alone', async () => {
		show({ kind: 'status', code: 500 });
		expect((await ask(`${sandbox.whatsappApi.baseUrl}/health`)).status).toBe(200);
	});

	it('are ended by closing, however slow', async () => {
		const own = await startSandbox({ messages: 10 });
		const { baseUrl, faults } = own.wamm;
		(['latency', 'slowHeaders', 'slowBody'] as const).forEach((kind, index) => {
			faults.add({ match: { nth: index + 1 }, fault: { kind, ms: 600_000 } });
		});
		const hanging = [1, 2, 3].map(() => ask(baseUrl + STATE).catch(() => 'ended'));
		await eventually(() => own.wamm.requests.length === 3);
		await own.close();
		expect(await Promise.all(hanging)).toEqual(['ended', 'ended', 'ended']);
	});
});
