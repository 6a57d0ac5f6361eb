import { type ApiClient, ClientState } from '../core/client';
import { catchFailure } from '../core/catchFailure';
import { phoneVariants } from '../core/phone/phoneVariants';
import { ProviderError } from '../core/providerError';
import type { TwoChatConfig } from './config';
import { ownNumber } from './numbers';

/** The spelling that 2Chat knows, by the one that was chosen. */
const knownSpellings = new ClientState(() => new Map<string, string>());

/**
 * Asks with our own number as it was chosen. Where 2Chat doesn't know that, and the phone has other spellings, asks
 * again with the one of the account's list of numbers (a credit), which the execution then stays with.
 */
export async function withNumberVariant<T>(
	client: ApiClient<TwoChatConfig>,
	ownPhone: string,
	ask: (accountPhone: string) => Promise<T>,
): Promise<T> {
	const known = knownSpellings.of(client);
	const asked = known.get(ownPhone) ?? ownPhone;
	const answer = await catchFailure(
		ask(asked),
		({ category }) => category === 'notFound' && phoneVariants(asked).length > 1,
	);
	if (!ProviderError.isInstance(answer)) return answer;
	const { phone } = await ownNumber(client, asked);
	if (phone === asked) throw answer;
	known.set(ownPhone, phone);
	return await ask(phone);
}
