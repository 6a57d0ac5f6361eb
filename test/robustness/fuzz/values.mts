import fc from 'fast-check';
import { HOSTILE_TEXTS } from '../../../sandbox/data/texts.mts';

/** The secret of every credential here; answers hold it in all its spellings, and nothing may let it out. */
export const SECRET = 'fuzz/Secret+"Token=7f3a==';

const base64 = Buffer.from(SECRET).toString('base64');

/** A secret as somebody else may write it. */
export const SPELLINGS = [
	SECRET,
	encodeURIComponent(SECRET),
	base64,
	encodeURIComponent(base64),
	Buffer.from(SECRET).toString('base64url'),
] as const;

const WORDS = [
	...HOSTILE_TEXTS,
	...SPELLINGS,
	`https://provider.example/api2/msg_get/${encodeURIComponent(SECRET)}/?phone=1`,
	'',
	' ',
	'0',
	'1',
	'-1',
	'true',
	'false',
	'user',
	'api',
	'viewed',
	'not sent',
	'NO_ACCOUNT',
	'received',
	'token fail',
	'msgs not be',
	'fail execution, please retry',
	'WhatsApp Web is not ready yet',
	'2026-05-30 12:00:00',
	'0000-00-00 00:00:00',
	'2026-03-08T02:30:00.123456Z',
	'9999-12-31 23:59:59',
	'+5215512345678',
	'5215512345678@c.us',
	'120363041234567890@g.us',
	'178231456203987@lid',
	'WW-WPN95841312-b54d-46e3-b0bc-6414f4a5296b-5215512345678@c.us',
	'9007199254740993',
	'__proto__',
	'constructor',
	'toString',
	'\ud800',
	'\u0000\u001b[31m\u202e\u2028\ufeff',
	'a'.repeat(5_000),
	'1'.repeat(400),
	' \t\n'.repeat(800),
	'+-+-'.repeat(600),
] as const;

const NUMBERS = [
	0,
	-0,
	-1,
	1,
	3,
	99,
	1e21,
	2 ** 53,
	2 ** 53 + 2,
	-(2 ** 63),
	5e-324,
	1.7e308,
	1_670_454_681,
	1_670_454_681_000,
	253_402_300_800,
	8.64e15,
	0.1 + 0.2,
] as const;

/** Texts that mean something to somebody, and any others. */
export const text = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom<string>(...WORDS) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
	{ weight: 1, arbitrary: fc.stringMatching(/^[\d+@.:TZ -]{0,30}$/) },
);

export const scalar = fc.oneof(
	{ weight: 4, arbitrary: text },
	{ weight: 2, arbitrary: fc.constantFrom<number>(...NUMBERS) },
	{ weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
	{ weight: 1, arbitrary: fc.constantFrom(null, true, false) },
);

const key = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom('err', 'msg_data', 'data', 'messages', 'message') },
	{ weight: 3, arbitrary: fc.constantFrom('chats', 'chat', 'id', 'uuid', 'state', 'error') },
	{ weight: 1, arbitrary: text },
);

/** Any JSON, with names that our schemas look for. */
export const json: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 4, depthSize: 'small', withCrossShrink: true },
		scalar,
		fc.array(tie('tree'), { maxLength: 4 }),
		fc.dictionary(key, tie('tree'), { maxKeys: 5, noNullPrototype: true }),
	),
})).tree;
