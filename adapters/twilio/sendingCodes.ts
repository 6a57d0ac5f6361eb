import type { Wording } from '../http/failures';

function invalid(message: string, advice: string): Wording {
	return { category: 'invalidRequest', message, advice };
}

const BAD_SENDER = invalid(
	'Twilio can’t send from this sender.',
	'Choose in Your Number, or enter as Sender of the credential, a number, short code or Messaging Service of this account that can send messages on this channel.',
);

/**
 * Why Twilio refuses to send, in words.
 * @see https://www.twilio.com/docs/api/errors (read 2026-11)
 */
export const SENDING_CODES: Readonly<Record<string, Wording>> = {
	'21211': invalid(
		'Twilio did not accept the recipient as a phone number.',
		'Check the number and its country code.',
	),
	'21212': BAD_SENDER,
	'21603': BAD_SENDER,
	'21606': BAD_SENDER,
	'21659': BAD_SENDER,
	'21660': BAD_SENDER,
	'63007': BAD_SENDER,
	'21408': invalid(
		'Twilio does not send to the recipient’s country for this account.',
		'Turn the country on in the Twilio Console under Messaging, Settings, Geo permissions.',
	),
	'21608': invalid(
		'A Twilio trial account sends to verified numbers only.',
		'Verify the recipient in the Twilio Console under Verified Caller IDs, or upgrade the account.',
	),
	'21610': invalid(
		'The recipient has unsubscribed from this sender, by writing STOP.',
		'Take the number off your list. Only the recipient can subscribe again, by writing START.',
	),
	'21611': {
		category: 'rateLimit',
		scope: 'item',
		message: 'Too many messages of this sender wait at Twilio.',
		advice: 'Send the rest later, or by a Messaging Service with several numbers.',
	},
	'21612': invalid(
		'Twilio has no way from this sender to the recipient.',
		'Use another sender, such as a number of the recipient’s country.',
	),
	'21614': {
		category: 'noAccount',
		message: 'The recipient’s number can’t receive text messages.',
		advice: 'It may be a landline: check it, or write to another number of the contact.',
	},
	'21617': invalid(
		'The text is too long for Twilio.',
		'Use 1,600 characters at most; signs beyond the usual alphabet count more.',
	),
	'21620': invalid(
		'Twilio could not take the media URL.',
		'Use an address that starts with https:// and that everybody can open.',
	),
	'63016': invalid(
		'WhatsApp lets this message through only as an approved template.',
		'More than 24 hours have passed since the contact last wrote. Wait for a message, or send a template from Twilio.',
	),
};
