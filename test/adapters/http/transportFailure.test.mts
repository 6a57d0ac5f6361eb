import { inspect } from 'node:util';
import { TransportFailure } from '../../../adapters/http/transport.ts';
import { toTransportFailure } from '../../../adapters/http/transportFailure.ts';

const SECRET = 'acmeSecret-7f3a91c04e';
const URL_WITH_SECRET = `https://api.acme.example/v1/list/${SECRET}/?phone=1`;

function withCode(code: unknown, cause?: unknown): Error {
	return Object.assign(new Error(`request to ${URL_WITH_SECRET} failed`, { cause }), {
		code,
		config: { url: URL_WITH_SECRET, headers: { 'X-Api-Key': SECRET } },
	});
}

describe('toTransportFailure', () => {
	it.each([
		['ECONNREFUSED', 'network'],
		['ECONNRESET', 'network'],
		['EPIPE', 'network'],
		['EHOSTUNREACH', 'network'],
		['ENETUNREACH', 'network'],
		['UND_ERR_SOCKET', 'network'],
		['ENOTFOUND', 'dns'],
		['EAI_AGAIN', 'dns'],
		['ETIMEDOUT', 'timeout'],
		['ECONNABORTED', 'timeout'],
		['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
		['UND_ERR_BODY_TIMEOUT', 'timeout'],
		['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
		['CERT_HAS_EXPIRED', 'tls'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
		['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
		['EPROTO', 'tls'],
	])('makes %s a %s failure with that code', (code, kind) => {
		expect(toTransportFailure(withCode(code))).toMatchObject({ kind, code });
	});

	it('finds the code in a cause of a cause', () => {
		const error = new TypeError('fetch failed', {
			cause: withCode(undefined, withCode('ENOTFOUND')),
		});
		expect(toTransportFailure(error)).toMatchObject({ kind: 'dns', code: 'ENOTFOUND' });
	});

	it('knows the platform’s own timeout, alone and as a cause', async () => {
		const signal = AbortSignal.timeout(1);
		await new Promise((resolve) => signal.addEventListener('abort', resolve));
		expect(toTransportFailure(signal.reason)).toMatchObject({ kind: 'timeout', code: null });
		const wrapped = new Error('wrapped', { cause: signal.reason });
		expect(toTransportFailure(wrapped)).toMatchObject({ kind: 'timeout' });
	});

	it.each(['SsrfBlockedIpError', 'SsrfRedirectError'])('calls %s blocked', (name) => {
		const error = Object.assign(withCode('ECONNREFUSED'), { name });
		expect(toTransportFailure(error).kind).toBe('blocked');
		expect(toTransportFailure(new Error('outer', { cause: error })).kind).toBe('blocked');
	});

	it.each([
		undefined,
		null,
		'ECONNRESET',
		42,
		{},
		Object.create(null),
		{ code: 23 },
		{ name: null, constructor: undefined },
		[],
		() => {},
	])('calls anything else a network failure without a code: %p', (thrown) => {
		expect(toTransportFailure(thrown)).toMatchObject({ kind: 'network', code: null });
	});

	it.each([SECRET, `E${SECRET}`, URL_WITH_SECRET, 'E', 'a text', 'ECONNRESET\n', 'E'.repeat(99)])(
		'takes %p for no code',
		(code) => {
			expect(toTransportFailure(withCode(code)).code).toBeNull();
		},
	);

	it('ends at causes that go round', () => {
		const error = new Error('round');
		error.cause = error;
		expect(toTransportFailure(error)).toMatchObject({ kind: 'network', code: null });
	});

	it('keeps nothing else of the error', () => {
		const failure = toTransportFailure(withCode('ECONNRESET', withCode('EPIPE')));
		const seen = [inspect(failure, { depth: 9, showHidden: true }), failure.stack, failure.message];
		expect(seen.join('\n')).not.toContain(SECRET);
		expect(failure.cause).toBeUndefined();
	});

	it('lets a TransportFailure through, also of another copy of the package', () => {
		const failure = new TransportFailure('tooLarge');
		expect(toTransportFailure(failure)).toBe(failure);
		const foreign = { [Symbol.for('n8n-nodes-message-tracker.TransportFailure')]: true };
		expect(toTransportFailure(foreign)).toBe(foreign);
	});
});
