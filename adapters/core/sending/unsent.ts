import { ProviderError } from '../providerError';

/** The failure of a message that isn't sent any more, since what came before it ended the sending. */
export function unsentAfter(failure: ProviderError): ProviderError {
	return new ProviderError({
		...failure.toFailure(),
		message: `This message was not sent, as an earlier one ended the sending: ${failure.message}`,
		isNotTaken: true,
	});
}
