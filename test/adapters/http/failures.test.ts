import type { Category } from '../../../adapters/core/providerError';
import { failureOfStatus } from '../../../adapters/http/failures';
import { failureOfTransport } from '../../../adapters/http/failureOfTransport';
import { retryAfterMs } from '../../../adapters/http/retryAfter';
import { TransportFailure } from '../../../adapters/http/transport';

const ACME = { id: 'acme', label: 'Acme' };
const NOW = Date.UTC(2026, 5, 1, 12);

const ofStatus = (status: number, headers: Record<string, string> = {}, detail?: string) =>
	failureOfStatus(ACME, { status, headers }, NOW, detail);

describe('failureOfStatus', () => {
	it.each([200, 201, 202, 204, 299])('takes %i for an answer', (status) => {
		expect(ofStatus(status)).toBeNull();
	});

	it('says of an address that is too long what to shorten', () => {
		expect(ofStatus(414)).toMatchObject({
			category: 'invalidRequest',
			advice: expect.stringContaining('Shorten the text'),
		});
	});

	it.each<[number, Category, string, boolean, boolean]>([
		[301, 'invalidResponse', 'item', false, false],
		[302, 'invalidResponse', 'item', false, false],
		[307, 'invalidResponse', 'item', false, false],
		[400, 'invalidRequest', 'item', false, false],
		[401, 'auth', 'account', false, false],
		[402, 'quota', 'account', false, false],
		[403, 'permission', 'item', false, false],
		[404, 'invalidResponse', 'item', false, false],
		[405, 'invalidRequest', 'item', false, false],
		[408, 'server', 'item', false, true],
		[409, 'invalidRequest', 'item', false, false],
		[410, 'invalidRequest', 'item', false, false],
		[422, 'invalidRequest', 'item', false, false],
		[429, 'rateLimit', 'gate', true, true],
		[486, 'invalidRequest', 'item', false, false],
		[500, 'server', 'item', true, true],
		[502, 'server', 'item', true, true],
		[503, 'server', 'item', true, true],
		[504, 'server', 'item', true, true],
		[599, 'server', 'item', false, true],
	])('makes HTTP %i %s of scope %s', (status, category, scope, retry, retryable) => {
		expect(ofStatus(status)).toMatchObject({
			provider: 'acme',
			category,
			scope,
			retry,
			retryable,
			httpStatus: status,
			detail: null,
			retryAfterMs: null,
		});
	});

	it('repeats a 500 once, and never at a provider that uses it for what a user got wrong', () => {
		expect(ofStatus(500)).toMatchObject({ retry: true, maxRetries: 1 });
		const strange = { ...ACME, has500ForInput: true };
		expect(failureOfStatus(strange, { status: 500, headers: {} }, NOW)).toMatchObject({
			retry: false,
			retryable: true,
		});
	});

	it('names provider and code in its message', () => {
		for (const status of [302, 401, 404, 418, 429, 500, 503]) {
			expect(ofStatus(status)?.message).toContain('Acme');
			expect(ofStatus(status)?.message).toContain(String(status));
		}
	});

	it('keeps Retry-After and what the provider says', () => {
		expect(ofStatus(503, { 'retry-after': '7' }, 'come back')).toMatchObject({
			retryAfterMs: 7_000,
			detail: 'come back',
		});
	});
});

describe('failureOfTransport', () => {
	it.each<[TransportFailure['kind'], Category, boolean, boolean]>([
		['timeout', 'timeout', false, true],
		['network', 'network', true, true],
		['dns', 'network', false, false],
		['tls', 'network', false, false],
		['tooLarge', 'invalidResponse', false, false],
		['blocked', 'network', false, false],
	])('makes %s %s', (kind, category, retry, retryable) => {
		const failure = failureOfTransport(ACME, new TransportFailure(kind, 'ECODE'));
		expect(failure).toMatchObject({
			provider: 'acme',
			category,
			scope: 'item',
			retry,
			retryable,
			httpStatus: null,
			providerCode: 'ECODE',
		});
		expect(failure.message).toMatch(/^Acme .+\.$/);
	});
});

describe('retryAfterMs', () => {
	it.each([
		['0', 0],
		['7', 7_000],
		[' 7 ', 7_000],
		['1.5', 1_500],
		['120', 120_000],
		['Mon, 01 Jun 2026 12:00:42 GMT', 42_000],
		['Mon, 01 Jun 2026 11:59:00 GMT', 0],
		['2026-06-01T12:00:01Z', 1_000],
	])('reads %p', (header, ms) => {
		expect(retryAfterMs(header, NOW)).toBe(ms);
	});

	it.each([undefined, '', '  ', 'soon', 'seven', '1e3s'])('is undefined for %p', (header) => {
		expect(retryAfterMs(header, NOW)).toBeUndefined();
	});

	it.each(['-5', '2, 2', '99999999999999999999'])(
		'is no date of another century for %p',
		(header) => {
			const ms = retryAfterMs(header, NOW);
			expect(ms === undefined || (ms >= 0 && !Number.isNaN(ms))).toBe(true);
		},
	);
});
