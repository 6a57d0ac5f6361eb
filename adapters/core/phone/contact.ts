import { InputError } from '../inputError';
import { parsePhone, type PhoneOptions } from './phone';
import { phoneVariants } from './phoneVariants';
import type { Contact } from '../provider';

/** A contact by phone, with the spellings under which WhatsApp may know it; throws an `InputError`. */
export function phoneContact(value: unknown, options?: PhoneOptions): Contact {
	const phone = parsePhone(value, options);
	const others = phoneVariants(phone).filter((variant) => variant !== phone);
	return { kind: 'phone', variants: [phone, ...others] };
}

/** A contact by the provider's own address (chat ID, nickname), taken as it is; throws an `InputError`. */
export function chatContact(value: unknown): Contact {
	const isUsable =
		typeof value === 'string' || (typeof value === 'number' && Number.isSafeInteger(value));
	const address = isUsable ? String(value).trim() : '';
	if (address !== '') return { kind: 'chat', variants: [address] };
	throw new InputError(
		'The chat to read is empty or not a text.',
		'Give a chat ID or a nickname. If it comes from an expression, check what that gives for this item.',
	);
}
