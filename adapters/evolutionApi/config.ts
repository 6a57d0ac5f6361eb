import { z } from 'zod/v4';
import { InputError } from '../core/inputError';
import type { Target } from '../core/provider';
import { parseBaseUrl } from '../http/baseUrl';
import { urlPart } from '../http/urlPart';

const DEFAULT_BASE_URL = 'http://localhost:8080';
/** First parts of the paths of the API, cut off when somebody pastes a whole endpoint, or the manager's address. */
const ENDPOINTS = [
	...['instance', 'message', 'chat', 'webhook', 'settings', 'group', 'manager'],
	...['assets', 'verify-creds'],
];

/** The instance's name as typed. Throws an `InputError` where there is none. */
function readInstance(value: unknown): string {
	const name = typeof value === 'object' ? '' : String(value ?? '').trim();
	if (name !== '') return name;
	throw new InputError(
		'The Evolution API credential names no instance.',
		'Enter the name of the instance as Evolution Manager shows it.',
	);
}

/** The Evolution API credential without its key. */
export const configSchema = z
	.object({
		baseUrl: z.unknown(),
		instance: z.unknown(),
		ignoreSslIssues: z.boolean().catch(false),
	})
	.transform(({ baseUrl, instance, ...rest }) => ({
		...rest,
		instance: readInstance(instance),
		baseUrl: parseBaseUrl(baseUrl || DEFAULT_BASE_URL, {
			example: DEFAULT_BASE_URL,
			endpoints: ENDPOINTS,
		}),
	}));
export type EvolutionConfig = Readonly<z.output<typeof configSchema>>;

export function target({ baseUrl, ignoreSslIssues }: EvolutionConfig): Target {
	return { baseUrl, ignoreSslIssues, requestsPerMinute: null };
}

/** A route's path: all of them end with the instance's name. */
export function pathOf({ instance }: EvolutionConfig, route: string): string {
	return `/${route}/${urlPart(instance)}`;
}
