import fc from 'fast-check';
import {
	cleanText,
	type ProviderDefinition,
	findProvider,
	providers,
	samePhone,
	toTransportFailure,
} from '../../../adapters/index.ts';
import { parseBaseUrl } from '../../../adapters/http/baseUrl.ts';
import { parsePhone, toE164 } from '../../../adapters/core/phone/phone.ts';
import { canonicalPhone, phoneVariants } from '../../../adapters/core/phone/phoneVariants.ts';
import { createRedactor } from '../../../adapters/http/redact.ts';
import {
	fromEpochSeconds,
	fromIso,
	fromWallClock,
	parseInstant,
} from '../../../adapters/core/time/time.ts';
import { authorizeOf } from './authorizeOf.mts';
import { retryAfterMs } from '../../../adapters/http/retryAfter.ts';
import { CREDENTIAL, survives } from './outside.mts';
import { runsOf, TIMEOUT_MS } from './runs.mts';
import { json, scalar, text } from './values.mts';

const E164 = /^\+[1-9]\d{7,14}$/;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Texts that make a bad regular expression run for ever: long, repetitive, and wrong at their very end. */
const endless = fc
	.tuple(
		fc.constantFrom(' ', '+', '-', '0', '9', '(', '()', '<', '\\', '%', '@', ':', '.', '-1', 'a,'),
		fc.constantFrom('', '+', 'WW-', 'https://', '2026-01-01 ', '{"a":"', '"', 'data:'),
		fc.constantFrom('', '!', 'x', '\u0000', '@c.us', '@g.us', '"'),
		fc.constantFrom(1, 100, 2_000, 100_000),
	)
	.map(([unit, before, after, times]) => before + unit.repeat(times) + after);
const anyText = fc.oneof(text, endless);
const anyValue = fc.oneof(scalar, endless, json);
const anyProvider = fc.constantFrom(...providers.map(({ id }) => id));
const definitionOf = (id: string) => findProvider(id) as ProviderDefinition<unknown>;
const zone = fc.constantFrom('Europe/Moscow', 'America/Mexico_City', 'Mars/Base', '');

function isNullOr(value: string | null, pattern: RegExp): boolean {
	return value === null || pattern.test(value);
}

/** What is true of each function for any input; it may refuse one in its own words. */
/** Values are JSON: an object's own `toString` is data, and may be anything. */
const textOf = (value: unknown) =>
	typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

const PROPERTIES = {
	parsePhone: (value: unknown) => E164.test(parsePhone(value)),
	toE164: (value: unknown) => isNullOr(toE164(textOf(value)), E164),
	phoneVariants: (value: unknown) => {
		const phone = parsePhone(value);
		const variants = phoneVariants(phone);
		return variants.length <= 5 && variants.every((each) => samePhone(each, phone));
	},
	canonicalPhone: (value: unknown) => E164.test(canonicalPhone(parsePhone(value))),
	cleanText: (value: unknown) => {
		const clean = cleanText(textOf(value));
		return clean === null || (clean.length <= 200 && !/\p{Cc}|\p{Cf}/u.test(clean));
	},
	retryAfterMs: (value: unknown) => (retryAfterMs(textOf(value), 1_780_000_000_000) ?? 0) >= 0,
	fromIso: (value: unknown) => isNullOr(fromIso(textOf(value)), ISO),
	fromEpochSeconds: (value: unknown) => isNullOr(fromEpochSeconds(Number(textOf(value))), ISO),
	parseBaseUrl: (value: unknown) => {
		const url = parseBaseUrl(value, { example: 'https://a.example', endpoints: ['api/messages'] });
		return /^https?:\/\/[^/?#@]+/.test(url) && !/[/?#]$/.test(url);
	},
	toTransportFailure: (value: unknown) => /^[a-z]+$/i.test(toTransportFailure(value).kind),
} as const;
const checks = Object.entries(PROPERTIES);
const others = [
	'parseInstant and fromWallClock',
	'contact',
	'config and authorize',
	'createRedactor',
];
const count = checks.length + others.length;

jest.setTimeout(TIMEOUT_MS);

/** Holds, or is refused as a user's mistake: in words that may repeat what was typed. */
async function holds(check: () => boolean): Promise<void> {
	const isTrue = await survives(
		async () => check(),
		({ message }) => expect(message).not.toBe(''),
	);
	if (isTrue === false) throw new Error('does not hold');
}

describe('whatever comes in', () => {
	it.each(checks)('holds for %s', async (_name, check) => {
		const property = fc.asyncProperty(anyValue, async (value) => await holds(() => check(value)));
		await fc.assert(property, runsOf('inputs', count));
	});

	it('is a date or is refused, in any zone', async () => {
		const property = fc.asyncProperty(anyValue, zone, async (value, inZone) => {
			await holds(() => isNullOr(fromWallClock(textOf(value), inZone), ISO));
			await holds(() => Number.isInteger(parseInstant(value, inZone, 'Sent After') ?? 0));
		});
		await fc.assert(property, runsOf('inputs', count));
	});

	it('is a contact of a provider or is refused', async () => {
		const property = fc.asyncProperty(anyProvider, anyValue, async (id, value) => {
			const { contact, config } = definitionOf(id);
			await holds(() => contact(value, config.parse(CREDENTIAL)).variants.every(Boolean));
		});
		await fc.assert(property, runsOf('inputs', count));
	});

	it('is a credential that goes to its own origin or is refused', async () => {
		const property = fc.asyncProperty(
			anyProvider,
			fc.dictionary(
				fc.constantFrom('baseUrl', 'timezone', 'requestMethod', 'headerName'),
				anyValue,
			),
			anyText,
			async (id, credential, url) => {
				await holds(() => authorizeOf(definitionOf(id), { ...CREDENTIAL, ...credential }, url));
			},
		);
		await fc.assert(property, runsOf('inputs', count));
	});

	it('is redacted without a trace', async () => {
		const property = fc.asyncProperty(anyText, anyText, async (secret, around) => {
			await holds(() => {
				const clean = createRedactor([secret]).ofText(`${around}${secret}${around}`);
				return secret.length < 8 || around.includes(secret) || !clean.includes(secret);
			});
		});
		await fc.assert(property, runsOf('inputs', count));
	});
});
