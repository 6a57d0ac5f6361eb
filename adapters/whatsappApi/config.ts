import { z } from 'zod/v4';
import { parseBaseUrl } from '../http/baseUrl';
import type { Target } from '../core/provider';

const DEFAULT_BASE_URL = 'http://127.0.0.1:8790';
/** The paths of the server, and the start of most, cut off when somebody pastes one. */
const WHOLE_ENDPOINTS = [
	'api',
	...['status', 'messages', 'chats', 'send', 'auth/start', 'pairing-code', 'logout'].map(
		(path) => `api/${path}`,
	),
	'health',
	'qr',
	'mcp',
];

/** The WhatsApp API credential without the secret of its optional header. */
export const configSchema = z
	.object({
		baseUrl: z.unknown(),
		/** The server offers its messages both ways. */
		requestMethod: z.enum(['GET', 'POST']).catch('POST'),
		ignoreSslIssues: z.boolean().catch(false),
	})
	.transform(({ baseUrl, ...rest }) => ({
		...rest,
		baseUrl: parseBaseUrl(baseUrl || DEFAULT_BASE_URL, {
			example: DEFAULT_BASE_URL,
			wholeEndpoints: WHOLE_ENDPOINTS,
		}),
	}));
export type WhatsAppApiConfig = Readonly<z.output<typeof configSchema>>;

export function target({ baseUrl, ignoreSslIssues }: WhatsAppApiConfig): Target {
	return { baseUrl, ignoreSslIssues, requestsPerMinute: null };
}
