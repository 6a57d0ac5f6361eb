import { InputError } from '../inputError';
import type { OutgoingMessage, SendCapability } from '../provider';

const WEB_ADDRESS = /^https?:$/;

function checkMedia(mediaUrl: string): void {
	if (URL.canParse(mediaUrl) && WEB_ADDRESS.test(new URL(mediaUrl).protocol)) return;
	throw new InputError(
		'Media URL is not a complete web address.',
		'Give an address that starts with https:// and that the provider can open without a login.',
	);
}

/** Throws an `InputError` for a message that this provider can't send; nothing is asked. */
export function checkMessage(
	label: string,
	{ maxTextLength, supportsMedia, supportsReply, delays = [] }: SendCapability,
	{ text, mediaUrl, delaySeconds, replyToMessageId }: OutgoingMessage,
): void {
	if (mediaUrl !== null && supportsMedia) checkMedia(mediaUrl);
	if (text.trim() === '' && mediaUrl === null) {
		throw new InputError(
			'Text is empty.',
			'Write what is to be sent. If it comes from an expression, check what that gives for this item.',
		);
	}
	// As people count them: an emoji is one.
	const { length } = [...text];
	if (length > maxTextLength) {
		throw new InputError(
			`The text has ${length} characters, and ${label} takes ${maxTextLength} at most.`,
			'Shorten it, or send it in several messages.',
		);
	}
	const isOffered: ReadonlyArray<readonly [string, boolean]> = [
		['Media URL', mediaUrl === null || supportsMedia],
		['Reply to Message ID', replyToMessageId === null || supportsReply],
		['Delay', delaySeconds === null || delays.includes(delaySeconds)],
	];
	const missing = isOffered.find(([, isThere]) => !isThere)?.[0];
	if (missing === undefined) return;
	throw new InputError(
		missing === 'Delay' && delays.length > 0
			? `${label} has no Delay of ${delaySeconds} seconds.`
			: `${label} does not offer ${missing}.`,
		missing === 'Delay' && delays.length > 0
			? `Choose one of ${delays.join(', ')}.`
			: 'Remove that option.',
	);
}
