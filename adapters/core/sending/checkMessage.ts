import { InputError } from '../inputError';
import type { OutgoingMessage } from './outgoingMessage';
import type { SendCapability } from '../capabilities';

function isWebAddress(text: string): boolean {
	return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

/** What is wrong with a message, and what to do about it; null for one that can be sent. */
function refusalOf(
	label: string,
	{ maxTextLength, supportsMedia, supportsReply, delays = [] }: SendCapability,
	{ text, mediaUrl, delaySeconds, replyToMessageId }: OutgoingMessage,
): readonly [what: string, advice: string] | null {
	const unknown = (option: string) => [`${label} does not offer ${option}.`, 'Remove it.'] as const;
	if (mediaUrl !== null && !supportsMedia) return unknown('Media URL');
	if (replyToMessageId !== null && !supportsReply) return unknown('Reply to Message ID');
	if (delaySeconds !== null && delays.length === 0) return unknown('Delay');
	if (delaySeconds !== null && !delays.includes(delaySeconds)) {
		const choices = `Choose one of ${delays.join(', ')}.`;
		return [`${label} has no Delay of ${delaySeconds} seconds.`, choices];
	}
	if (mediaUrl !== null && !isWebAddress(mediaUrl)) {
		return [
			'Media URL is not a complete web address.',
			'Give an address that starts with https:// and that the provider can open without a login.',
		];
	}
	if (text.trim() === '' && mediaUrl === null) {
		return [
			'Text is empty.',
			'Write what is to be sent. If it comes from an expression, check what that gives for this item.',
		];
	}
	// As people count them: an emoji is one.
	const { length } = [...text];
	if (length <= maxTextLength) return null;
	return [
		`The text has ${length} characters, and ${label} takes ${maxTextLength} at most.`,
		'Shorten it, or send it in several messages.',
	];
}

/** Throws an `InputError` for a message that this provider can't send; nothing is asked. */
export function checkMessage(
	label: string,
	capability: SendCapability,
	message: OutgoingMessage,
): void {
	const refusal = refusalOf(label, capability, message);
	if (refusal) throw new InputError(...refusal);
}
