import { ProviderError } from './providerError';

/** The work's value, or an expected failure of it as a value; everything else goes on being thrown. */
export async function catchFailure<T>(
	work: Promise<T>,
	isExpected: (failure: ProviderError) => boolean,
): Promise<T | ProviderError> {
	return await work.catch((error: unknown) => {
		if (ProviderError.isInstance(error) && isExpected(error)) return error;
		throw error;
	});
}
