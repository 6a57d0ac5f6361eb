import { ClientState } from '../core/client';
import type { ProviderError } from '../core/providerError';

interface Answers {
	/** Whether a call has succeeded: the address is right then. */
	hasSucceeded: boolean;
}

/** What is known of an account's answers in this execution. */
export const answers = new ClientState<Answers>(() => ({ hasSucceeded: false }));

/** Whether what was asked for isn't there: 404 in the words of a server that doesn't know the address counts too. */
export function isMissing(
	{ category, httpStatus }: ProviderError,
	{ hasSucceeded }: Answers,
): boolean {
	return category === 'notFound' || (hasSucceeded && httpStatus === 404);
}
