import { orFailure } from '../core/orFailure';
import { phoneVariants } from '../core/phoneVariants';
import type { Context } from '../core/provider';
import { ProviderError } from '../core/providerError';
import type { TwoChatConfig } from './config';
import { ownNumber } from './numbers';

/**
 * Asks with our own number as it was chosen. Where 2Chat doesn't know that, and the phone has other spellings, asks
 * again with the one of the account's list of numbers (a credit), which the execution then stays with.
 */
export async function askAs<T>(
	context: Context<TwoChatConfig>,
	account: string,
	ask: (accountPhone: string) => Promise<T>,
): Promise<T> {
	const chosen = { phone: account };
	const own = await context.once(`spelling:${account}`, async () => await Promise.resolve(chosen));
	const { phone: asked } = own;
	const answer = await orFailure(
		ask(asked),
		({ category }) => category === 'notFound' && phoneVariants(asked).length > 1,
	);
	if (!ProviderError.isInstance(answer)) return answer;
	const { phone } = await ownNumber(context, asked);
	if (phone === asked) throw answer;
	own.phone = phone;
	return await ask(phone);
}
