import { InputError } from '../core/inputError';
import { toE164 } from '../core/phone/phone';
import { samePhone } from '../core/phone/phoneVariants';
import type { ApiClient } from '../core/client';
import type { OwnNumber } from '../core/provider';
import { ProviderError } from '../core/providerError';
import { answers } from './answers';
import type { TwoChatConfig } from './config';
import { numberListSchema } from './schemas';

/** 2Chat's own page size; `results_per_page` is documented with different bounds, so it isn't sent. */
const PAGE_SIZE = 50;
const MAX_PAGES = 20;

/** One of the account's numbers with the id of its channel. */
export interface ChannelNumber extends OwnNumber {
	readonly channelId: string | null;
}

async function readNumbers(client: ApiClient<TwoChatConfig>): Promise<readonly ChannelNumber[]> {
	const found = new Map<string, ChannelNumber>();
	for (let page = 0; page < MAX_PAGES; page += 1) {
		const { numbers } = await client.call(
			{ method: 'GET', path: '/whatsapp/get-numbers', query: { status: 'all', page_number: page } },
			numberListSchema,
		);
		answers.of(client).hasSucceeded = true;
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
export async function ownNumbers(
	client: ApiClient<TwoChatConfig>,
): Promise<readonly ChannelNumber[]> {
	return await client.once('numbers', async () => await readNumbers(client));
}

/**
 * The number to ask for: the given one with its channel, or the only connected one. Throws a `ProviderError`
 * when there is none, an `InputError` when there are several to choose from.
 */
export async function ownNumber(
	client: ApiClient<TwoChatConfig>,
	ownPhone: string | null,
): Promise<ChannelNumber> {
	const numbers = await ownNumbers(client);
	if (ownPhone !== null) {
		const chosen = numbers.find(({ phone }) => samePhone(phone, ownPhone));
		if (chosen) return chosen;
		throw new InputError(
			`${ownPhone} is not a number of this 2Chat account.`,
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
