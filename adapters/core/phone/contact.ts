import { InputError } from '../inputError';
import { parsePhone, type PhoneOptions } from './phone';
import { phoneVariants } from './phoneVariants';

/** The contact or chat to read: the variants of a phone, best first, or one address taken as it is. */
export interface Contact {
	readonly kind: 'phone' | 'chat';
	/** E.164 for phones, the provider's own address for chats. */
	readonly variants: readonly [string, ...string[]];
}

/** A contact or chat by one spelling. */
export interface Address {
	readonly kind: Contact['kind'];
	readonly address: string;
}

/** A contact by phone, with the spellings under which WhatsApp may know it; throws an `InputError`. */
export function phoneContact(value: unknown, options?: PhoneOptions): Contact {
	const phone = parsePhone(value, options);
	const others = phoneVariants(phone).filter((variant) => variant !== phone);
	return { kind: 'phone', variants: [phone, ...others] };
}

/** A contact by the provider's own address (chat ID, nickname), taken as it is; throws an `InputError`. */
export function chatContact(value: unknown): Contact {
	const isUsable = typeof value === 'string' || Number.isSafeInteger(value);
	const address = isUsable ? String(value).trim() : '';
	if (address !== '') return { kind: 'chat', variants: [address] };
	throw new InputError(
		'The chat to read is empty or not a text.',
		'Give a chat ID or a nickname. If it comes from an expression, check what that gives for this item.',
	);
}
