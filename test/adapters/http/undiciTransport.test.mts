import { MockAgent } from 'undici';
import { type HttpRequest, TransportFailure } from '../../../adapters/index.ts';
import { createUndiciTransport } from '../../../tools/undiciTransport.mts';
import { signedAcme } from './acme.mts';

const API = 'https://api.acme.example';
const credential = { key: 'K/example', baseUrl: API };
const live = () => new AbortController().signal;

const request = (part: Partial<HttpRequest> = {}): HttpRequest => ({
	method: 'GET',
	url: `${API}/v1/info`,
	headers: { accept: 'application/json' },
	body: null,
	timeoutMs: 1_000,
	maxBytes: 1_000,
	ignoreSslIssues: false,
	...part,
});

describe('undici transport', () => {
	let agent: MockAgent;

	beforeEach(() => {
		agent = new MockAgent();
		agent.disableNetConnect();
	});

	afterEach(async () => {
		agent.assertNoPendingInterceptors();
		await agent.close();
	});

	const open = () => createUndiciTransport(signedAcme, credential, agent);
	const expected = (method = 'GET', body?: string) =>
		agent.get(API).intercept({
			path: '/v1/info',
			method,
			headers: { accept: 'application/json', 'X-Api-Key': credential.key },
			...(body !== undefined && { body }),
		});

	it('sends the request with its secret and gives status, headers and text', async () => {
		expected().reply(201, '{"ok":"ñ"}', {
			headers: { 'Retry-After': '7', 'X-A': ['1', '2'] as never },
		});
		expect(await open().send(request(), live())).toEqual({
			status: 201,
			headers: { 'retry-after': '7', 'x-a': '1,2' },
			text: '{"ok":"ñ"}',
		});
	});

	it('sends a body', async () => {
		expected('POST', '{"a":1}').reply(200, '');
		const sent = open().send(request({ method: 'POST', body: '{"a":1}' }), live());
		expect(await sent).toMatchObject({ status: 200, text: '' });
	});

	it('places a secret that is part of the path', async () => {
		agent.get(API).intercept({ path: '/v1/K%2Fexample/state?id=1' }).reply(200, '{}');
		const url = `${API}/v1/:key/state?id=1`;
		expect(await open().send(request({ url }), live())).toMatchObject({ text: '{}' });
	});

	it.each([400, 401, 429, 500, 503])('gives HTTP %i as an answer', async (status) => {
		expected().reply(status, 'no');
		expect(await open().send(request(), live())).toMatchObject({ status, text: 'no' });
	});

	it.each([301, 302, 303, 307, 308])('follows no HTTP %i', async (status) => {
		expected().reply(status, '', { headers: { location: 'https://evil.example/' } });
		expect(await open().send(request(), live())).toMatchObject({
			status,
			headers: { location: 'https://evil.example/' },
		});
	});

	it('refuses an answer beyond the limit', async () => {
		expected().reply(200, 'x'.repeat(1_001));
		await expect(open().send(request(), live())).rejects.toMatchObject({ kind: 'tooLarge' });
		expected().reply(200, 'x'.repeat(1_000));
		expect((await open().send(request(), live())).text).toHaveLength(1_000);
	});

	it('ends with a timeout when the answer takes too long', async () => {
		expected().reply(200, '{}').delay(300);
		const sent = open().send(request(), AbortSignal.timeout(20));
		await expect(sent).rejects.toMatchObject({ kind: 'timeout' });
	});

	it('ends without the answer when the signal aborts', async () => {
		expected().reply(200, '{}').delay(300);
		const controller = new AbortController();
		const sent = open().send(request(), controller.signal);
		setTimeout(() => controller.abort(), 10);
		await expect(sent).rejects.toBeInstanceOf(TransportFailure);
	});

	it.each([
		['ECONNRESET', 'network'],
		['ECONNREFUSED', 'network'],
		['ENOTFOUND', 'dns'],
		['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
	])('makes %s a %s failure that holds nothing else', async (code, kind) => {
		const url = `${API}/v1/info?key=${credential.key}`;
		expected().replyWithError(Object.assign(new Error(url), { code, url }));
		const failure = await open()
			.send(request(), live())
			.catch((error: unknown) => error);
		expect(failure).toMatchObject({ name: 'TransportFailure', kind, code });
		expect(JSON.stringify(failure) + String((failure as Error).stack)).not.toContain(
			credential.key,
		);
		expect((failure as Error).cause).toBeUndefined();
	});

	it('sends nothing to another origin', async () => {
		const sent = open().send(request({ url: 'https://evil.example/' }), live());
		await expect(sent).rejects.toMatchObject({ name: 'InputError' });
	});
});
