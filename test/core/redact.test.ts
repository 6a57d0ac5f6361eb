import fc from 'fast-check';
import { createRedactor } from '../../adapters/core/redact';

const SECRET = 'tg/Seeded+Tok"en=5\\8d2==';

it('takes out a secret whose half of a character was replaced on the way', () => {
	const redact = createRedactor(['seeded\ud800token']);
	expect(redact('x seeded\ufffdtoken seeded%EF%BF%BDtoken y')).toBe('x [hidden] [hidden] y');
});

const ENCODINGS: ReadonlyArray<readonly [string, (secret: string) => string]> = [
	['plain', (secret) => secret],
	['URL-encoded', encodeURIComponent],
	['URL-encoded in lower case', (secret) => lowerHex(encodeURIComponent(secret))],
	['URL-encoded as a form', (secret) => new URLSearchParams({ a: secret }).toString().slice(2)],
	['in JSON', (secret) => JSON.stringify(secret).slice(1, -1)],
	['in JSON with escaped slashes', (secret) => phpJson(secret)],
	['in base64', (secret) => Buffer.from(secret).toString('base64')],
	[
		'in base64 without padding',
		(secret) => Buffer.from(secret).toString('base64').replace(/=/g, ''),
	],
	['in base64 for URLs', (secret) => Buffer.from(secret).toString('base64url')],
	['in base64 inside JSON', (secret) => phpJson(Buffer.from(secret).toString('base64'))],
	[
		'in base64 inside a URL',
		(secret) => encodeURIComponent(Buffer.from(secret).toString('base64')),
	],
];

function lowerHex(text: string): string {
	return text.replace(/%[\dA-F]{2}/g, (hex) => hex.toLowerCase());
}

function phpJson(text: string): string {
	return JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/');
}

describe('createRedactor', () => {
	it.each(ENCODINGS)('hides a secret %s', (_how, encode) => {
		const redact = createRedactor([SECRET]);
		expect(redact(`before ${encode(SECRET)} after`)).toBe('before [hidden] after');
		expect(redact(`${encode(SECRET)}${encode(SECRET)}`)).toBe('[hidden][hidden]');
	});

	it.each(ENCODINGS)('leaves no secret in any text when it is %s', (_how, encode) => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 6, unit: 'grapheme' }),
				fc.string(),
				fc.string(),
				(secret, before, after) => {
					const encoded = encode(secret);
					fc.pre(!'[hidden]'.includes(encoded) && !before.includes(encoded));
					const clean = createRedactor([secret])(`${before}${encoded}${after}`);
					expect(clean.split('[hidden]').some((part) => part.includes(encoded))).toBe(false);
				},
			),
			{ numRuns: 300 },
		);
	});

	it.each(['Bearer', 'Basic', 'bearer', 'Token', 'ApiKey'])(
		'hides what follows %s also by itself',
		(scheme) => {
			const redact = createRedactor([`${scheme} abc123def`]);
			expect(redact('the token abc123def is wrong')).toBe('the token [hidden] is wrong');
			expect(redact(`sent ${scheme} abc123def`)).toBe('sent [hidden]');
			expect(redact(`${scheme} is what it wants`)).toBe(`${scheme} is what it wants`);
		},
	);

	it('hides a secret whose characters a JSON encoder escaped, and leaves other escapes alone', () => {
		const redact = createRedactor([SECRET, 'geheimnis-ä1']);
		const escaped = SECRET.replace(/[^\w]/g, (character) => {
			return `\\u00${character.charCodeAt(0).toString(16)}`;
		});
		expect(redact(`{"a":"${escaped}"}`)).toBe('{"a":"[hidden]"}');
		expect(redact(`{"a":"${escaped.toUpperCase().replaceAll('U00', 'u00')}"}`)).not.toMatch(
			/u002B/,
		);
		expect(redact('{"a":"geheimnis-\\u00e41"}')).toBe('{"a":"[hidden]"}');
		const other = '{"a":"\\u0022 \\\\u0041 \\u005c \\n \\u0434 \\u0041"}';
		expect(JSON.parse(redact(other))).toEqual(JSON.parse(other));
	});

	it('hides the longer of two secrets whole when one is part of the other', () => {
		const redact = createRedactor(['secret-1', 'secret-1-and-more']);
		expect(redact('secret-1-and-more, secret-1')).toBe('[hidden], [hidden]');
	});

	it.each([[[]], [['']], [['12345']]])('leaves texts alone for %j', (secrets) => {
		const redact = createRedactor(secrets);
		expect(redact('a 12345 b')).toBe('a 12345 b');
	});

	it('takes the characters of a secret literally', () => {
		expect(createRedactor(['a.c$&+(x'])('abc$&+(x a.c$&+(x')).toBe('abc$&+(x [hidden]');
	});
});
