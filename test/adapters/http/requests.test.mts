import { z } from 'zod/v4';
import { failureOfStatus, outOfTime } from '../../../adapters/http/failures.ts';
import { toHttpRequest } from '../../../adapters/http/httpRequest.ts';
import { parseResponse, validate } from '../../../adapters/http/parseResponse.ts';
import { createRedactor } from '../../../adapters/http/redact.ts';
import { retryAfterMs } from '../../../adapters/http/retryAfter.ts';
import { TransportFailure } from '../../../adapters/http/transport.ts';
import { acme, openAcme } from './acme.mts';
import { failureOf } from './failureOf.mts';
import { answer } from './scriptedTransport.mts';

const TARGET = { baseUrl: 'https://a.example/v1', ignoreSslIssues: true, requestsPerMinute: null };

describe('toHttpRequest', () => {
	it('puts the query behind the path, encoded', () => {
		const query = { a: 'ñ &', 'b[]': 5 };
		expect(toHttpRequest(TARGET, { method: 'GET', path: '/x', query })).toEqual({
			method: 'GET',
			url: 'https://a.example/v1/x?a=%C3%B1%20%26&b[]=5',
			headers: { accept: 'application/json' },
			body: null,
			maxBytes: 16 * 1024 * 1024,
			ignoreSslIssues: true,
		});
		for (const none of [undefined, {}]) {
			const asked = { method: 'GET', path: '/x', ...(none && { query: none }) } as const;
			expect(toHttpRequest(TARGET, asked).url).toBe('https://a.example/v1/x');
		}
	});

	it('writes a body as JSON, or as a form', () => {
		expect(toHttpRequest(TARGET, { method: 'POST', path: '/x', body: { a: 1 } })).toMatchObject({
			headers: { accept: 'application/json', 'content-type': 'application/json' },
			body: '{"a":1}',
		});
		const form = { To: '+1 2', Body: 'ñ' };
		expect(toHttpRequest(TARGET, { method: 'POST', path: '/x', form })).toMatchObject({
			headers: {
				accept: 'application/json',
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: 'To=%2B1+2&Body=%C3%B1',
		});
	});
});

describe('retryAfterMs', () => {
	const now = Date.UTC(2026, 5, 1, 12);
	it.each([
		['7', 7_000],
		[' 0.25 ', 250],
		['12.125', 12_125],
		['Mon, 01 Jun 2026 12:00:30 GMT', 30_000],
		['Mon, 01 Jun 2026 11:00:00 GMT', 0],
		['soon', undefined],
		['x7', undefined],
		['', undefined],
		[' ', undefined],
		[undefined, undefined],
	])('takes %j as %j', (header, ms) => {
		expect(retryAfterMs(header, now)).toBe(ms);
	});
});

describe('failureOfStatus', () => {
	const of = (status: number) => failureOfStatus(acme, { status, headers: {} }, 0);

	it.each([200, 201, 299])('takes HTTP %i for an answer', (status) => {
		expect(of(status)).toBeNull();
	});

	it.each([
		[199, 'invalidRequest', 'Acme did not accept the request (HTTP 199).'],
		[300, 'invalidResponse', 'Acme redirected the request to another address (HTTP 300).'],
		[399, 'invalidResponse', 'Acme redirected the request to another address (HTTP 399).'],
		[408, 'server', 'Acme took too long to answer (HTTP 408).'],
		[414, 'invalidRequest', 'Acme does not take a request as long as this one (HTTP 414).'],
		[502, 'server', 'Acme is not available at the moment (HTTP 502).'],
	])('takes HTTP %i for %s', (status, category, message) => {
		expect(of(status)).toMatchObject({ category, message });
	});

	it('says of every status what to do', () => {
		for (let status = 300; status < 600; status += 1) {
			expect(of(status)?.message).toMatch(/^Acme .* \(HTTP \d+\)\.$/);
			expect(of(status)?.advice).toMatch(/^[A-Z].*\.$/);
		}
	});

	it('is another one where there was no time to ask', () => {
		expect(outOfTime(acme)).toMatchObject({
			category: 'timeout',
			message: 'Acme was not asked in time: n8n gives this only so long.',
			advice: 'It goes on the next time. If that stays, ask for less or let fewer requests wait.',
			provider: 'acme',
		});
	});
});

describe('an answer that is no JSON', () => {
	it.each([
		['', 'sent an empty answer'],
		['<html>', 'sent a web page instead of data'],
		['  <!DOCTYPE html>', 'sent a web page instead of data'],
		['see <html>', 'sent an answer that is not JSON'],
		[' {"a":', 'sent an answer that breaks off in the middle'],
		['[1', 'sent an answer that breaks off in the middle'],
		['ok [1', 'sent an answer that is not JSON'],
		['ok{', 'sent an answer that is not JSON'],
	])('%j is said in words', (text, what) => {
		const parsed = parseResponse({ status: 200, headers: {}, text }, [createRedactor([])]);
		expect(() => validate(acme, parsed, z.unknown())).toThrow(
			expect.objectContaining({ category: 'invalidResponse', message: `Acme ${what}.` }),
		);
	});

	it('is kept as text, and JSON as JSON', () => {
		const of = (text: string) => parseResponse({ status: 200, headers: {}, text }, []);
		expect(of('x')).toEqual({ status: 200, headers: {}, text: 'x', json: undefined });
		expect(of('{"a":1}')).toEqual({ status: 200, headers: {}, text: '', json: { a: 1 } });
	});
});

describe('an account', () => {
	it('keeps to the requests a minute that the user allows', async () => {
		const { ask, clock } = openAcme(() => answer(), { requestsPerMinute: 30 });
		const begun = clock.now();
		await clock.settle(Promise.all([ask(), ask(), ask()]));
		expect(clock.now() - begun).toBe(4_000);
	});

	it('asks what isn’t repeatable once, and hides what a request itself keeps secret', async () => {
		const { context, clock, transport } = openAcme(() => {
			throw new TransportFailure('network');
		});
		const request = { method: 'POST', path: '/x', isRepeatable: false } as const;
		await clock.settle(failureOf(context.call(request, z.unknown())));
		expect(transport.requests).toHaveLength(1);
		const repeated = { method: 'GET', path: '/x' } as const;
		await clock.settle(failureOf(context.call(repeated, z.unknown())));
		expect(transport.requests).toHaveLength(5);
		const other = openAcme(() => answer({ a: 'it was my-own-secret' }));
		const secrets = ['my-own-secret'];
		const seen = other.context.call({ method: 'GET', path: '/x', secrets }, z.unknown());
		expect(await other.clock.settle(seen)).toEqual({ a: 'it was [hidden]' });
	});
});

describe('TransportFailure', () => {
	it('is known by its mark, also of another copy', () => {
		const failure = new TransportFailure('tls');
		expect(failure).toMatchObject({ name: 'TransportFailure', message: 'tls', code: null });
		expect(failure).toHaveProperty(
			[Symbol.for('n8n-nodes-message-tracker.TransportFailure')],
			true,
		);
		expect([failure, null, {}, 'tls'].map(TransportFailure.isInstance)).toEqual([
			true,
			false,
			false,
			false,
		]);
	});
});
