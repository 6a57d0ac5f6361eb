import { toE164 } from '../core/phone/phone';
import type { Address } from '../core/phone/contact';

/** The phone in a WhatsApp address, the number of a device left out; null for groups and hidden numbers. */
export function phoneOf(address: string | null | undefined): string | null {
	return toE164(address?.replace(/:\d+(?=@)/, ''));
}

/** Whether the address stands for a person whose number WhatsApp hides. */
export function isHidden(address: string | null | undefined): address is string {
	return address?.endsWith('@lid') === true;
}

/** A contact as the server's paths name it. */
export function chatIdOf({ kind, address }: Address): string {
	return kind === 'phone' ? `${address.slice(1)}@c.us` : address;
}
