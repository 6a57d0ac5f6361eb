import { ProviderError } from '../../../adapters/index.ts';

/** What people are told: what happened and what to do, in whole sentences. */
const SENTENCES = /^\S.*[.?!]$/s;

/** What the work was rejected with; a ProviderError in words or the test ends. */
export async function failureOf(work: Promise<unknown> | undefined): Promise<ProviderError> {
	const failure = await Promise.resolve(work).then(
		() => {
			throw new Error('it was answered');
		},
		(reason: unknown) => reason,
	);
	if (!ProviderError.isInstance(failure)) throw failure;
	expect([failure.message, failure.advice]).toEqual([
		expect.stringMatching(SENTENCES),
		expect.stringMatching(SENTENCES),
	]);
	return failure;
}
