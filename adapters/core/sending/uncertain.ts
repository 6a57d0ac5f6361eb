import { ProviderError, type ProviderFailure } from '../providerError';

const ADVICE =
	'Look into the chat before you send it again: it is not repeated automatically, so that nobody gets it twice.';

/** The failure of a message that may have been sent; `what` says why that isn't known, `more` what else to do. */
export function uncertain(
	what: string,
	known: Pick<ProviderFailure, 'provider' | 'httpStatus' | 'providerCode' | 'detail'>,
	more: readonly string[] = [],
): ProviderError {
	return new ProviderError({
		...known,
		category: 'uncertain',
		isNotTaken: false,
		message: `${what} The message may have been sent.`,
		advice: [ADVICE, ...more].join(' '),
	});
}

/** What a failure after which a request may have been taken means for the message that it carried. */
export function uncertainAfter(failure: ProviderError): ProviderError {
	const { message, advice, category } = failure;
	const { provider, httpStatus, providerCode, detail } = failure.toFailure();
	const isOfAddress = category === 'invalidResponse';
	return uncertain(
		message,
		{ provider, httpStatus, providerCode, detail },
		isOfAddress ? [advice] : [],
	);
}
