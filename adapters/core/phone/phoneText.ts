import { phoneRefusal } from './phoneRefusal';

const ZEROS_OF_OTHER_SCRIPTS = [0x0660, 0x06f0, 0x0966];
const GROUP_INVITATION = /^(?:https?:\/\/)?chat\.whatsapp\.com\//i;
const SHORT_LINK = /^(?:https?:\/\/)?(?:www\.)?wa\.me\/(?:c\/)?([^/?#]*)/i;
const SEND_LINK =
	/^(?:whatsapp:\/\/|(?:https?:\/\/)?(?:api|web|www)\.whatsapp\.com\/)send\/?\?(?:[^#]*&)?phone=([^&#]*)/i;
const ANY_LINK = /^(?:[a-z][a-z\d+.-]*:\/\/|www\.|[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}\/)/i;
const PREFIX = /^(?:tel|whatsapp|sms|callto|phone)\s*[.:]+\s*/i;

/**
 * One line per line, plain spaces, hyphens and digits; without the marks that can't be seen and
 * the quotes, apostrophe or `=` that sheets and CSV files put around a text.
 */
export function cleanPhoneText(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/[\r\n\v\f\u2028\u2029]/g, '\n')
		.replace(/[\p{Z}\t]/gu, ' ')
		.replace(/(?!\n)[\p{C}\p{M}]/gu, '')
		.replace(/[\p{Pd}\u2212]/gu, '-')
		.replace(/[·•]/g, ' ')
		.replace(/[٠-٩۰-۹०-९]/g, latinDigit)
		.replace(/^[\s='"`´‘’“”]+|[\s'"`´‘’“”]+$/g, '');
}

/**
 * The number inside a link or a chat address, with `+` before it as it has its country code; or what follows a prefix
 * such as `tel:`; any other text as it is. Throws InputError where there's no phone number inside.
 */
export function unwrapNumber(text: string, shown: string): string {
	if (text.includes('@') && !text.includes('://')) return fromChatAddress(text, shown);
	if (GROUP_INVITATION.test(text)) throw phoneRefusal.group(shown);
	const link = SHORT_LINK.exec(text) ?? SEND_LINK.exec(text);
	if (link) {
		const linked = cleanPhoneText(decoded((link[1] ?? '').replaceAll('+', ' ')));
		if (/\d/.test(linked)) return international(linked);
		throw phoneRefusal.link(shown);
	}
	if (ANY_LINK.test(text)) throw phoneRefusal.link(shown);
	return text.replace(PREFIX, '');
}

/** Chat keys such as `WW-…-5215512345678@c.us` end with the address, `:12` numbers a device. */
function fromChatAddress(text: string, shown: string): string {
	const server = text.slice(text.lastIndexOf('@') + 1).toLowerCase();
	if (server === 'g.us') throw phoneRefusal.group(shown);
	if (server === 'lid') throw phoneRefusal.hiddenNumber(shown);
	if (server === 'newsletter' || server === 'broadcast') throw phoneRefusal.channel(shown);
	if (server !== 'c.us' && server !== 's.whatsapp.net') throw phoneRefusal.atSign(shown);
	return international(
		text
			.slice(0, text.lastIndexOf('@'))
			.replace(PREFIX, '')
			.replace(/^[a-z]{2}-[\w-]+-(?=\d+$)/i, '')
			.replace(/:\d+$/, ''),
	);
}

function international(number: string): string {
	return number.replace(/^(?=\d)/, '+');
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function latinDigit(character: string): string {
	const code = character.charCodeAt(0);
	const zero = ZEROS_OF_OTHER_SCRIPTS.findLast((start) => start <= code) ?? 0;
	return String(code - zero);
}
