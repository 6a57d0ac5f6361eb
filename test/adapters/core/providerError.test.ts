import fc from 'fast-check';
import { type Category, cleanText, ProviderError } from '../../../adapters/core/providerError';

const make = (known: Partial<ConstructorParameters<typeof ProviderError>[0]> = {}) =>
	new ProviderError({
		provider: 'acme',
		category: 'server',
		message: 'Acme had trouble.',
		advice: 'Try again later.',
		...known,
	});

describe('ProviderError', () => {
	it('is an Error with a name, a message and nothing left open', () => {
		const failure = make();
		expect(failure).toBeInstanceOf(Error);
		expect(String(failure)).toBe('ProviderError: Acme had trouble.');
		expect(failure).toMatchObject({
			provider: 'acme',
			advice: 'Try again later.',
			detail: null,
			httpStatus: null,
			providerCode: null,
			retryAfterMs: null,
		});
		expect(failure.cause).toBeUndefined();
	});

	it.each<[Category, string, boolean, boolean]>([
		['auth', 'account', false, false],
		['quota', 'account', false, false],
		['notConnected', 'account', false, false],
		['rateLimit', 'gate', true, true],
		['permission', 'item', false, false],
		['notFound', 'item', false, false],
		['invalidRequest', 'item', false, false],
		['invalidResponse', 'item', false, false],
		['unsupported', 'item', false, false],
		['noAccount', 'item', false, false],
		['uncertain', 'item', false, false],
		['timeout', 'item', false, true],
		['network', 'item', true, true],
		['server', 'item', false, true],
	])('gives %s the scope %s', (category, scope, retry, retryable) => {
		expect(make({ category })).toMatchObject({ category, scope, retry, retryable });
	});

	it('is plain data, of which the same can be made again', () => {
		const known: Partial<ConstructorParameters<typeof ProviderError>[0]> = {
			...{ provider: 'acme', category: 'timeout', advice: 'Wait.', detail: 'late' },
			...{ providerCode: '7', httpStatus: 504, retryAfterMs: 3_000, scope: 'account', retry: true },
			...{ maxRetries: 1, retryable: true, isMissing: true, isNotTaken: true },
		};
		const failure = make(known);
		expect(failure.toFailure()).toEqual({ ...known, message: 'Acme had trouble.' });
		expect(make(failure.toFailure()).toFailure()).toEqual(failure.toFailure());
		expect(make({ category: 'server' }).toFailure()).toEqual({
			...{ provider: 'acme', category: 'server', message: 'Acme had trouble.' },
			...{ advice: 'Try again later.', detail: null, providerCode: null, scope: 'item' },
			...{ retry: false, maxRetries: 3, retryable: true, isMissing: false, isNotTaken: false },
		});
	});

	it('concerns somebody else with all that it says', () => {
		const failure = make({ httpStatus: 500, retryAfterMs: 5 });
		expect(failure.withScope('item')).toBe(failure);
		const other = failure.withScope('account');
		expect(other.toFailure()).toEqual({ ...failure.toFailure(), scope: 'account' });
	});

	it('lets scope and retrying be said otherwise', () => {
		expect(make({ scope: 'gate' })).toMatchObject({ scope: 'gate', retry: true });
		expect(make({ category: 'network', retry: false })).toMatchObject({
			retry: false,
			retryable: true,
		});
	});

	it.each([
		[400, true],
		[401, true],
		[404, true],
		[408, false],
		[429, true],
		[499, false],
		[500, false],
		[503, false],
		[302, false],
		[200, false],
		[undefined, false],
	])('takes a request with HTTP %s for one without effect: %s', (httpStatus, isNotTaken) => {
		expect(make({ httpStatus }).isNotTaken).toBe(isNotTaken);
		expect(make({ httpStatus, isNotTaken: !isNotTaken }).isNotTaken).toBe(!isNotTaken);
		expect(make({ httpStatus }).withScope('account').isNotTaken).toBe(isNotTaken);
	});

	it('is recognised by its marker, also when another copy of the package made it', () => {
		expect(ProviderError.isInstance(make())).toBe(true);
		const marker = Symbol.for('n8n-nodes-message-tracker.ProviderError');
		expect(ProviderError.isInstance({ [marker]: true })).toBe(true);
		for (const other of [null, undefined, 'ProviderError', {}, new Error('a'), []]) {
			expect(ProviderError.isInstance(other)).toBe(false);
		}
	});

	it('cleans what the provider says', () => {
		expect(make({ detail: 'a\r\n\u0000b', providerCode: ' \u202ex ' })).toMatchObject({
			detail: 'a b',
			providerCode: 'x',
		});
		expect(make({ detail: '\n', providerCode: '' })).toMatchObject({
			detail: null,
			providerCode: null,
		});
	});
});

describe('cleanText', () => {
	it.each([
		[null, null],
		[undefined, null],
		['', null],
		[' \n\t\u200b ', null],
		['  a   b  ', 'a b'],
		['a\u2028b\u2029c', 'a b c'],
		['\u001b[31mred\u001b[0m', '[31mred [0m'],
		['right\u202eto left', 'right to left'],
		['Ñandú 王伟', 'Ñandú 王伟'],
	])('makes %p %p', (text, clean) => {
		expect(cleanText(text)).toBe(clean);
	});

	it('keeps 200 characters, and shows where it cut', () => {
		expect(cleanText('x'.repeat(200))).toBe('x'.repeat(200));
		expect(cleanText('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
	});

	it('cuts no character in two', () => {
		const clean = cleanText('🌮'.repeat(150)) ?? '';
		expect(clean).not.toMatch(/\p{Cs}/u);
		expect(clean.length).toBeGreaterThan(190);
		expect(clean.endsWith('…')).toBe(true);
	});

	it('gives one clean line for whatever comes', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
				const clean = cleanText(text) ?? '';
				expect(clean).toBe(clean.trim());
				expect(clean.length).toBeLessThanOrEqual(200);
				expect(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(clean)).toBe(false);
			}),
		);
	});
});
