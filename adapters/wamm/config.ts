import { z } from 'zod/v4';
import { parseBaseUrl } from '../http/baseUrl';
import { InputError, quote } from '../core/inputError';
import type { Target } from '../core/provider';
import { isZone } from '../core/time/time';

const DEFAULT_BASE_URL = 'https://wamm.chat/api2';
/** First parts of the paths of the API, cut off when somebody pastes a whole endpoint. */
const ENDPOINTS = [
	'msg_get',
	'msg_get_last',
	'msg_state',
	'msg_to',
	'channel_list',
	'contact_get',
	'check_phone',
];

/** An object may have a `toString` that throws: it comes from an expression. */
function textOf(value: unknown): string {
	return typeof value === 'object' ? 'an object' : String(value);
}

function knownZone(zone: string): string {
	if (isZone(zone)) return zone;
	throw new InputError(
		`The WAMM.chat credential has an unknown Time Zone: ${quote(zone)}.`,
		'Write it as a city, such as Europe/Moscow or America/Mexico_City.',
	);
}

/** IANA zone in which the channel prints its times; the vendor documents none. */
const zoneSchema = z.unknown().transform((zone) => textOf(zone || 'Europe/Moscow').trim());
const messengerSchema = z.enum(['whatsapp', 'telegram', 'telegramBot', 'max']).catch('whatsapp');

/** What rows are read with. Of a credential that need not be valid: times of an unknown zone come out as null. */
export const rowConfigSchema = z.object({ messenger: messengerSchema, timezone: zoneSchema });
export type RowConfig = Readonly<z.output<typeof rowConfigSchema>>;

/** The WAMM.chat credential without its token. */
export const configSchema = rowConfigSchema
	.extend({ baseUrl: z.unknown(), ignoreSslIssues: z.boolean().catch(false) })
	.transform(({ baseUrl, timezone, ...rest }) => ({
		...rest,
		baseUrl: parseBaseUrl(baseUrl || DEFAULT_BASE_URL, {
			example: DEFAULT_BASE_URL,
			endpoints: ENDPOINTS,
		}),
		timezone: knownZone(timezone),
	}));
export type WammConfig = Readonly<z.output<typeof configSchema>>;

export function target({ baseUrl, ignoreSslIssues }: WammConfig): Target {
	return { baseUrl, ignoreSslIssues, requestsPerMinute: null };
}
