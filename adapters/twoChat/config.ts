import { z } from 'zod/v4';
import { parseBaseUrl } from '../core/baseUrl';
import type { Target } from '../core/provider';

const DEFAULT_BASE_URL = 'https://api.p.2chat.io/open';
/** First parts of the paths of the API, cut off when somebody pastes a whole endpoint. */
const ENDPOINTS = ['whatsapp', 'waba', 'webhooks', 'info'];

/** The 2Chat credential without its key. */
export const configSchema = z
	.object({
		baseUrl: z.unknown(),
		/** Empty or 0: free until the first 429. */
		requestsPerMinute: z.coerce.number().catch(0),
		ignoreSslIssues: z.boolean().catch(false),
	})
	.transform(({ baseUrl, requestsPerMinute, ...rest }) => ({
		...rest,
		requestsPerMinute: requestsPerMinute > 0 ? requestsPerMinute : null,
		baseUrl: parseBaseUrl(baseUrl || DEFAULT_BASE_URL, {
			example: DEFAULT_BASE_URL,
			endpoints: ENDPOINTS,
		}),
	}));
export type TwoChatConfig = Readonly<z.output<typeof configSchema>>;

export function target({ baseUrl, ignoreSslIssues, requestsPerMinute }: TwoChatConfig): Target {
	return { baseUrl, ignoreSslIssues, requestsPerMinute };
}
