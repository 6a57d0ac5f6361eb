import { type Category, ProviderError } from '../providerError';
import { catchFailure } from '../catchFailure';

/** What keeps one chat from being read without saying anything about the others. */
const OF_ONE_CHAT: readonly Category[] = [
	'server',
	'notFound',
	'invalidRequest',
	'invalidResponse',
	'timeout',
];

/** What a chat holds, or why just this one could not be read; throws what concerns the others too. */
export async function catchChatFailure<T>(reading: Promise<T>): Promise<T | ProviderError> {
	return await catchFailure(reading, ({ category }) => OF_ONE_CHAT.includes(category));
}
