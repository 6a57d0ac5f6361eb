import { InputError } from '../core/inputError';
import { toE164 } from '../core/phone/phone';
import { samePhone } from '../core/phone/phoneVariants';
import type { Account, Context } from '../core/provider';
import { ProviderError } from '../core/providerError';
import { answersOf } from './answers';
import type { TwoChatConfig } from './config';
import { numberListSchema } from './schemas';

/** 2Chat's own page size; `results_per_page` is documented with different bounds, so it isn't sent. */
const PAGE_SIZE = 50;
const MOST_PAGES = 20;

/** One of the account's numbers with the id of its channel. */
export interface OwnNumber extends Account {
	readonly channelId: string | null;
}

async function readNumbers(context: Context<TwoChatConfig>): Promise<readonly OwnNumber[]> {
	const answers = await answersOf(context);
	const found = new Map<string, OwnNumber>();
	for (let page = 0; page < MOST_PAGES; page += 1) {
		const { numbers } = await context.call(
			{ method: 'GET', path: '/whatsapp/get-numbers', query: { status: 'all', page_number: page } },
			numberListSchema,
		);
		answers.hasSucceeded = true;
		const known = found.size;
		for (const { row: number } of numbers.usable) {
			const phone = toE164(number.phone_number);
			if (phone === null) continue;
			const isConnected = number.connection_status === 'C';
			found.set(phone, {
				phone,
				label: number.friendly_name || phone,
				isConnected,
				channelId: number.uuid,
			});
		}
		if (numbers.count < PAGE_SIZE || found.size === known) break;
	}
	return [...found.values()];
}

/** The account's numbers, asked once per execution (one credit). */
export async function ownNumbers(context: Context<TwoChatConfig>): Promise<readonly OwnNumber[]> {
	return await context.once('numbers', async () => await readNumbers(context));
}

/**
 * The number to ask for: the given one with its channel, or the only connected one. Throws a `ProviderError`
 * when there is none, an `InputError` when there are several to choose from.
 */
export async function ownNumber(
	context: Context<TwoChatConfig>,
	account: string | null,
): Promise<OwnNumber> {
	const numbers = await ownNumbers(context);
	if (account !== null) {
		const chosen = numbers.find(({ phone }) => samePhone(phone, account));
		if (chosen) return chosen;
		throw new InputError(
			`${account} is not a number of this 2Chat account.`,
			numbers.length > 0
				? `Choose one of its numbers in Your Number: ${numbers.map(({ phone }) => phone).join(', ')}.`
				: 'Connect the number in 2Chat first.',
		);
	}
	const [first, ...others] = numbers.filter(({ isConnected }) => isConnected);
	if (first && others.length === 0) return first;
	if (first) {
		throw new InputError(
			`Several numbers are connected to this 2Chat account.`,
			`Choose one in Your Number: ${[first, ...others].map(({ phone }) => phone).join(', ')}.`,
		);
	}
	throw new ProviderError({
		provider: 'twoChat',
		category: 'notConnected',
		message: 'No number is connected to this 2Chat account.',
		advice: 'Open 2Chat and connect a WhatsApp number by scanning its QR code.',
	});
}
