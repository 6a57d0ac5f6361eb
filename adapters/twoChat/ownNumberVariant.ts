import { AccountState } from '../core/clientState';
import { orFailure } from '../core/catchFailure';
import { phoneVariants } from '../core/phone/phoneVariants';
import type { Context } from '../core/provider';
import { ProviderError } from '../core/providerError';
import type { TwoChatConfig } from './config';
import { ownNumber } from './numbers';

/** The spelling that 2Chat knows, by the one that was chosen. */
const knownSpellings = new AccountState(() => new Map<string, string>());

/**
 * Asks with our own number as it was chosen. Where 2Chat doesn't know that, and the phone has other spellings, asks
 * again with the one of the account's list of numbers (a credit), which the execution then stays with.
 */
export async function askAs<T>(
	context: Context<TwoChatConfig>,
	account: string,
	ask: (accountPhone: string) => Promise<T>,
): Promise<T> {
	const known = knownSpellings.of(context);
	const asked = known.get(account) ?? account;
	const answer = await orFailure(
		ask(asked),
		({ category }) => category === 'notFound' && phoneVariants(asked).length > 1,
	);
	if (!ProviderError.isInstance(answer)) return answer;
	const { phone } = await ownNumber(context, asked);
	if (phone === asked) throw answer;
	known.set(account, phone);
	return await ask(phone);
}
