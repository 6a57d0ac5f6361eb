import { z } from 'zod/v4';
import { parseBaseUrl } from '../http/baseUrl';
import { InputError, quote } from '../core/inputError';
import type { Target } from '../core/provider';

const DEFAULT_BASE_URL = 'https://api.p.2chat.io/open';
/** First parts of the paths of the API, cut off when somebody pastes a whole endpoint. */
const ENDPOINTS = [
	...['get-numbers', 'messages', 'message', 'send-message', 'conversations', 'channel'].map(
		(path) => `whatsapp/${path}`,
	),
	'waba/send-message',
	'webhooks/subscribe',
	'webhooks/channel',
];
const WHOLE_ENDPOINTS = ['info', 'webhooks'];

/** A pace in requests; null for none: empty or 0. Throws an `InputError` for what is neither. */
function readPace(value: unknown): number | null {
	const text = String(value ?? '').trim();
	if (/^(\d+(\.\d+)?)?$/.test(text)) return Number(text) || null;
	throw new InputError(
		`Requests per Minute of the 2Chat credential is ${quote(text)}, not a number above 0.`,
		'Write it in digits only, such as 50, or leave it empty.',
	);
}

/** The 2Chat credential without its key. */
export const configSchema = z
	.object({
		baseUrl: z.unknown(),
		/** Empty or 0: free until the first 429. */
		requestsPerMinute: z.unknown(),
		ignoreSslIssues: z.boolean().catch(false),
	})
	.transform(({ baseUrl, requestsPerMinute, ...rest }) => ({
		...rest,
		requestsPerMinute: readPace(requestsPerMinute),
		baseUrl: parseBaseUrl(baseUrl || DEFAULT_BASE_URL, {
			example: DEFAULT_BASE_URL,
			endpoints: ENDPOINTS,
			wholeEndpoints: WHOLE_ENDPOINTS,
		}),
	}));
export type TwoChatConfig = Readonly<z.output<typeof configSchema>>;

export function target({ baseUrl, ignoreSslIssues, requestsPerMinute }: TwoChatConfig): Target {
	return { baseUrl, ignoreSslIssues, requestsPerMinute };
}
