import { ProviderError } from '../../../adapters/index.ts';

/** What the work was rejected with; a ProviderError or the test ends. */
export async function failureOf(work: Promise<unknown> | undefined): Promise<ProviderError> {
	const failure = await Promise.resolve(work).then(
		() => {
			throw new Error('it was answered');
		},
		(reason: unknown) => reason,
	);
	if (ProviderError.isInstance(failure)) return failure;
	throw failure;
}
