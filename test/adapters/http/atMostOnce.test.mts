import { z } from 'zod/v4';
import { ProviderError } from '../../../adapters/index.ts';
import type { ApiRequest, ApiResponse } from '../../../adapters/core/client.ts';
import { TransportFailure, type TransportFailureKind } from '../../../adapters/http/transport.ts';
import { acme, openAcme } from './acme.mts';
import { failureOf } from './failureOf.mts';
import { answer, type Script } from './scriptedTransport.mts';

const SEND: ApiRequest = { method: 'POST', path: '/send', body: { a: 1 }, isAtMostOnce: true };
const sent = z.object({ id: z.number() });

async function send(script: Script) {
	const opened = openAcme(script);
	const work = opened.context.call(SEND, sent);
	return { ...opened, failure: await opened.clock.settle(failureOf(work)) };
}

function breakOff(kind: TransportFailureKind, code: string | null = null): never {
	throw new TransportFailure(kind, code);
}

describe('a request that may be taken at most once', () => {
	it.each<[string, Script]>([
		['the time is up', () => breakOff('timeout')],
		['the connection times out in the system', () => breakOff('timeout', 'ETIMEDOUT')],
		['the connection is reset', () => breakOff('network', 'ECONNRESET')],
		['the connection ends without a word', () => breakOff('network')],
		['a route is lost', () => breakOff('network', 'EHOSTUNREACH')],
		['a record is broken', () => breakOff('tls', 'ERR_SSL_WRONG_VERSION_NUMBER')],
		['TLS ends after the handshake', () => breakOff('tls', 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR')],
		[
			'TLS asks for a certificate after the request',
			() => breakOff('tls', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'),
		],
		['the answer is too large', () => breakOff('tooLarge')],
		...[301, 302, 303, 307, 308].map((status): [string, Script] => [
			`it is redirected with HTTP ${status}`,
			() => answer('', status, { location: 'https://elsewhere.example/' }),
		]),
		...[408, 499, 500, 501, 502, 503, 504, 520, 524].map((status): [string, Script] => [
			`HTTP ${status} comes`,
			() => answer({ error: 'no' }, status, { 'retry-after': '1' }),
		]),
		['a web page comes with HTTP 200', () => answer('<!doctype html><title>Log in</title>')],
		['nothing comes with HTTP 200', () => answer('')],
		['half a JSON comes', () => answer('{"id":')],
		['another JSON than documented comes', () => answer({ queued: true })],
		['an empty list comes', () => answer([])],
	])('is asked once and may have been taken when %s', async (_what, script) => {
		const { transport, failure } = await send(script);
		expect(transport.requests).toHaveLength(1);
		expect(failure).toMatchObject({ category: 'uncertain', retryable: false, retry: false });
		expect(failure.message).toMatch(/\. The message may have been sent\.$/);
		expect(failure.advice).toMatch(/^Look into the chat before you send it again/);
		expect(failure.advice).not.toMatch(/Run the workflow again/);
	});

	it.each<[string, Script, string]>([
		['the host is unknown', () => breakOff('dns', 'ENOTFOUND'), 'network'],
		['the certificate is not accepted', () => breakOff('tls', 'CERT_HAS_EXPIRED'), 'network'],
		[
			'the certificate is of another host',
			() => breakOff('tls', 'ERR_TLS_CERT_ALTNAME_INVALID'),
			'network',
		],
		['the server speaks no TLS', () => breakOff('tls', 'EPROTO'), 'network'],
		['n8n doesn’t allow it', () => breakOff('blocked'), 'network'],
		['HTTP 400 comes', () => answer({}, 400), 'invalidRequest'],
		['HTTP 401 comes', () => answer({}, 401), 'auth'],
		['HTTP 402 comes', () => answer({}, 402), 'quota'],
		['HTTP 403 comes as a web page', () => answer('<html>', 403), 'permission'],
		['HTTP 404 comes', () => answer({}, 404), 'invalidResponse'],
		['HTTP 413 comes', () => answer({}, 413), 'invalidRequest'],
	])('is asked once and was certainly not taken when %s', async (_what, script, category) => {
		const { transport, failure } = await send(script);
		expect(transport.requests).toHaveLength(1);
		expect(failure.category).toBe(category);
	});

	it.each<[string, Script]>([
		['a refused connection', () => breakOff('network', 'ECONNREFUSED')],
		['HTTP 429', () => answer({}, 429)],
	])('is asked again after %s', async (_what, script) => {
		const again: Script = (request, nth, signal) =>
			nth < 2 ? script(request, nth, signal) : answer({ id: 7 });
		const { context, clock, transport } = openAcme(again);
		await expect(clock.settle(context.call(SEND, sent))).resolves.toEqual({ id: 7 });
		expect(transport.requests).toHaveLength(3);
	});

	it('may have been taken when it is lost after it was asked again', async () => {
		const { transport, failure } = await send((_request, nth) =>
			nth === 0 ? answer({}, 429) : breakOff('timeout'),
		);
		expect(transport.requests).toHaveLength(2);
		expect(failure.category).toBe('uncertain');
	});

	it('is certainly not taken when it doesn’t go out any more', async () => {
		const { context, clock, transport } = openAcme(() => breakOff('timeout'), { concurrency: 1 });
		const works = Array.from({ length: 5 }, async () => await failureOf(context.call(SEND, sent)));
		const failures = await clock.settle(Promise.all(works));
		expect(transport.requests).toHaveLength(3);
		expect(failures.map(({ category }) => category)).toEqual([
			...['uncertain', 'uncertain', 'uncertain'],
			...['timeout', 'timeout'],
		]);
		expect(failures[4]?.message).toMatch(/^This message was not sent, as an earlier one ended/);
	});

	it('is certainly not taken when the provider’s own word says so', async () => {
		const busy = new ProviderError({
			provider: 'acme',
			category: 'server',
			message: 'Busy.',
			advice: 'Later.',
			httpStatus: 500,
			retry: true,
			isNotTaken: true,
		});
		const definition = {
			...acme,
			failure: ({ status }: ApiResponse) => (status === 500 ? busy : null),
		};
		const script: Script = (_request, nth) => (nth === 0 ? answer({}, 500) : answer({ id: 7 }));
		const { context, clock, transport } = openAcme(script, {}, definition);
		await expect(clock.settle(context.call(SEND, sent))).resolves.toEqual({ id: 7 });
		expect(transport.requests).toHaveLength(2);
	});
});

describe('a body', () => {
	it('goes out as a form where the request has one', async () => {
		const { context, transport } = openAcme(() => answer({ id: 7 }));
		const form = { To: '+52 55', Body: 'ñ & =\n', Empty: '' };
		await context.call({ method: 'POST', path: '/send', form }, sent);
		expect(transport.requests[0]).toMatchObject({
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'To=%2B52+55&Body=%C3%B1+%26+%3D%0A&Empty=',
		});
	});
});
