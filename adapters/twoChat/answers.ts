import type { ApiClient } from '../core/client';
import type { ProviderError } from '../core/providerError';
import type { TwoChatConfig } from './config';

/** What is known of an account's answers in this execution. */
export interface Answers {
	/** Whether a call has succeeded: the address is right then. */
	hasSucceeded: boolean;
}

export async function answersOf({ once }: ApiClient<TwoChatConfig>): Promise<Answers> {
	const none: Answers = { hasSucceeded: false };
	return await once('answers', async () => await Promise.resolve(none));
}

/** Whether what was asked for isn't there: 404 in the words of a server that doesn't know the address counts too. */
export function isMissing(
	{ category, httpStatus }: ProviderError,
	{ hasSucceeded }: Answers,
): boolean {
	return category === 'notFound' || (hasSucceeded && httpStatus === 404);
}
