import type { Refusal } from '../provider.mts';
import { TwilioRefusal } from './refusal.mts';

const says = (
	status: number,
	code: number,
	text: string,
	category: string,
	isRepeated = false,
) => ({
	code: status,
	body: new TwilioRefusal(status, code, text).body,
	category,
	isRepeated,
});

/** Failed answers with Twilio's own code. */
export const REFUSALS: readonly Refusal[] = [
	says(401, 20_003, 'Authenticate', 'auth'),
	says(403, 20_005, 'Account not active', 'notConnected'),
	says(403, 20_008, 'Resource not accessible with Test Account Credentials', 'permission'),
	says(404, 20_404, 'The requested resource was not found', 'notFound'),
	says(429, 20_429, 'Too Many Requests', 'rateLimit', true),
];
