import { InputError, quote } from '../core/inputError';
import { type Address, type Contact, phoneContact } from '../core/phone/contact';
import type { PhoneOptions } from '../core/phone/phone';

const WHATSAPP = 'whatsapp:';
/** A number as Twilio writes it, after the channel where that isn't SMS. */
const OF_PHONE = /^(?:[a-z]+:)?(\+[1-9]\d{7,14})$/;
const OF_CHANNEL = /^([a-z]+):(.+)$/i;
const SHORT_CODE = /^\d{5,6}$/;

/** The phone of an address such as `+15558675310` or `whatsapp:+15558675310`; null of a short code, a name or null. */
export function phoneOfAddress(address: string | null): string | null {
	return OF_PHONE.exec(address ?? '')?.[1] ?? null;
}

/** The addresses under which a contact may have written: by phone on both channels, else the one that was given. */
export function addressesOf({ kind, address }: Address): readonly string[] {
	return kind === 'phone' ? [address, `${WHATSAPP}${address}`] : [address];
}

/** An own number as it is written beside a contact's address: on the same channel. */
export function onChannelOf(contact: string, own: string): string {
	return contact.startsWith(WHATSAPP) && phoneOfAddress(own) === own ? `${WHATSAPP}${own}` : own;
}

/** Short codes and channel addresses are taken as they are, WhatsApp's with any spelling of the phone; else a phone. */
export function toContact(value: unknown, options?: PhoneOptions): Contact {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (SHORT_CODE.test(text)) return { kind: 'chat', variants: [text] };
	const [, channel = '', rest] = OF_CHANNEL.exec(text) ?? [];
	if (rest === undefined || /^(tel|https?)$/i.test(channel)) return phoneContact(value, options);
	if (channel.toLowerCase() !== 'whatsapp') {
		if (/\s/.test(rest)) throw notAnAddress(text);
		return { kind: 'chat', variants: [text] };
	}
	const [first, ...others] = phoneContact(rest, options).variants;
	const onWhatsApp = (phone: string) => `${WHATSAPP}${phone}`;
	return { kind: 'chat', variants: [onWhatsApp(first), ...others.map(onWhatsApp)] };
}

function notAnAddress(text: string): InputError {
	return new InputError(
		`${quote(text)} is no address that Twilio knows.`,
		'Write a phone with its country code, and whatsapp: in front of it for WhatsApp only.',
	);
}
