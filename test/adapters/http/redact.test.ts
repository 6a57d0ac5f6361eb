import fc from 'fast-check';
import { createRedactor } from '../../../adapters/http/redact';

const SECRET = 'tg/Seeded+Tok"en=5\\8d2==';

it('takes out a secret whose half of a character was replaced on the way', () => {
	const { ofText } = createRedactor(['seeded\ud800token']);
	expect(ofText('x seeded\ufffdtoken seeded%EF%BF%BDtoken y')).toBe('x [hidden] [hidden] y');
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
		const { ofText } = createRedactor([SECRET]);
		expect(ofText(`before ${encode(SECRET)} after`)).toBe('before [hidden] after');
		expect(ofText(`${encode(SECRET)}${encode(SECRET)}`)).toBe('[hidden][hidden]');
	});

	it.each(ENCODINGS)('leaves no secret in any text when it is %s', (_how, encode) => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 8, unit: 'grapheme' }),
				fc.string(),
				fc.string(),
				(secret, before, after) => {
					const encoded = encode(secret);
					fc.pre(!'[hidden]'.includes(encoded) && !before.includes(encoded));
					const clean = createRedactor([secret]).ofText(`${before}${encoded}${after}`);
					expect(clean.split('[hidden]').some((part) => part.includes(encoded))).toBe(false);
				},
			),
			{ numRuns: 300 },
		);
	});

	it.each(['Bearer', 'Basic', 'bearer', 'Token', 'ApiKey'])(
		'hides what follows %s also by itself',
		(scheme) => {
			const { ofText } = createRedactor([`${scheme} abc123def`]);
			expect(ofText('the token abc123def is wrong')).toBe('the token [hidden] is wrong');
			expect(ofText(`sent ${scheme} abc123def`)).toBe('sent [hidden]');
			expect(ofText(`${scheme} is what it wants`)).toBe(`${scheme} is what it wants`);
		},
	);

	it('hides a secret whose characters a JSON encoder escaped, and leaves other escapes alone', () => {
		const { ofText } = createRedactor([SECRET, 'geheimnis-ä1']);
		const escaped = SECRET.replace(/[^\w]/g, (character) => {
			return `\\u00${character.charCodeAt(0).toString(16)}`;
		});
		expect(ofText(`{"a":"${escaped}"}`)).toBe('{"a":"[hidden]"}');
		const inUpperCase = escaped.replace(/\\u00../g, (hex) => `\\u${hex.slice(2).toUpperCase()}`);
		expect(ofText(`{"a":"${inUpperCase}"}`)).toBe('{"a":"[hidden]"}');
		expect(ofText('{"a":"geheimnis-\\u00e41"}')).toBe('{"a":"[hidden]"}');
		const other = '{"a":"\\u0022 \\\\u0041 \\u005c \\n \\u0434 \\u0041"}';
		expect(JSON.parse(ofText(other))).toEqual(JSON.parse(other));
	});

	it('hides the longer of two secrets whole when one is part of the other', () => {
		const { ofText } = createRedactor(['secret-1', 'secret-1-and-more']);
		expect(ofText('secret-1-and-more, secret-1')).toBe('[hidden], [hidden]');
	});

	it.each([[[]], [['']], [['12345']], [['1234567']]])('leaves texts alone for %j', (secrets) => {
		const { ofText } = createRedactor(secrets);
		expect(ofText('a 1234567 b')).toBe('a 1234567 b');
	});

	it('takes the characters of a secret literally', () => {
		expect(createRedactor(['a.c$&+(x']).ofText('abc$&+(x a.c$&+(x')).toBe('abc$&+(x [hidden]');
	});
});

describe('createRedactor, in JSON', () => {
	const clean = (secrets: readonly string[], json: string): unknown =>
		createRedactor(secrets).ofJson(JSON.parse(json), json);
	const cleaned = (secrets: readonly string[], value: unknown) =>
		clean(secrets, JSON.stringify(value));

	it.each(['717249', 'messages', 'msg_data', '200', 'true', 'e', '{', '":'])(
		'leaves keys and numbers alone for the secret %s',
		(secret) => {
			const answer = {
				err: 0,
				msg_data: [{ msg_id: 717249, at: 1717249200 }],
				messages: { text: 'call 717249, dear e' },
				code: 200,
				ok: true,
			};
			expect(cleaned([secret], answer)).toEqual(answer);
		},
	);

	it('hides a short secret where it is all that a text says', () => {
		const answer = { text: '717249', more: [' 717249 ', 'the code 717249', 717249] };
		expect(cleaned(['717249'], answer)).toEqual({
			text: '[hidden]',
			more: ['[hidden]', 'the code 717249', 717249],
		});
		expect(cleaned(['ab'], [Buffer.from('ab').toString('base64'), 'ab', 'abc'])).toEqual([
			'[hidden]',
			'[hidden]',
			'abc',
		]);
	});

	it('hides a secret in a key that can’t be the name of a field', () => {
		expect(cleaned([SECRET], { [`x ${SECRET}`]: [SECRET] })).toEqual({
			'x [hidden]': ['[hidden]'],
		});
		expect(cleaned(['messages'], { messages: 'your messages', 'my messages': 1 })).toEqual({
			messages: 'your [hidden]',
			'my [hidden]': 1,
		});
		const own = '{"__proto__":"messages","constructor":{"a":"messages"}}';
		expect(JSON.stringify(clean(['messages'], own))).toBe(
			own.replaceAll('"messages"', '"[hidden]"'),
		);
	});

	it.each(ENCODINGS)('hides a secret %s in every text', (_how, encode) => {
		const answer = [encode(SECRET), { a: { b: `x ${encode(SECRET)}` } }, 7, null];
		expect(cleaned([SECRET], answer)).toEqual(['[hidden]', { a: { b: 'x [hidden]' } }, 7, null]);
	});

	it('hides it whatever characters of it the JSON escapes, and changes no other escape', () => {
		const escaped = (text: string) =>
			text.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
		const json = `["${escaped(SECRET)}", "${escaped('geheimnis-ä1')}", "\\\\u0041 \\u0041"]`;
		expect(clean([SECRET, 'geheimnis-ä1'], json)).toEqual(['[hidden]', '[hidden]', '\\u0041 A']);
		expect(cleaned(['geheimnis-ä1'], `{"key":"geheimnis-\\u00e41"}`)).toBe('{"key":"[hidden]"}');
	});

	it('gives back what it was given, without looking through it, where there is no secret', () => {
		const json = JSON.stringify({ a: 'nothing' });
		const parsed = Object.freeze(JSON.parse(json) as object);
		const touched = new Proxy(parsed, {
			ownKeys: () => {
				throw new Error('looked through');
			},
		});
		expect(createRedactor([SECRET]).ofJson(touched, json)).toBe(touched);
	});

	it('takes any depth', () => {
		const deep = `${'[{"a":'.repeat(50_000)}"${'secret-1'}"${'}]'.repeat(50_000)}`;
		expect(() => clean(['secret-1'], deep)).not.toThrow();
	});

	it('leaves no secret in any text of any JSON', () => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 8, unit: 'grapheme' }),
				fc.jsonValue(),
				(secret, value) => {
					fc.pre(!'[hidden]'.includes(secret));
					const spread = JSON.stringify([value, secret, { deep: [`a ${secret} b`, value] }]);
					const texts: string[] = [];
					JSON.parse(JSON.stringify(clean([secret], spread)), (_key, part: unknown) => {
						if (typeof part === 'string') texts.push(...part.split('[hidden]'));
						return part;
					});
					expect(texts.filter((text) => text.includes(secret))).toEqual([]);
				},
			),
			{ numRuns: 500 },
		);
	});
});
