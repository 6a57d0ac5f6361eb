import { stageAt } from '../data/timeline.mts';
import type { TwilioAccount } from './account.mts';
import { API_VERSION } from './answers.mts';
import type { TwilioMessage } from './message.mts';

export type Form = Readonly<Record<string, string>>;

/** A message of a contact, as it is sent to the number's URL; WhatsApp's have the contact's name. */
export function messageForm(account: TwilioAccount, message: TwilioMessage): Form {
	const media = (message.mediaUrls ?? []).flatMap((url, index): Array<[string, string]> => [
		[`MediaContentType${index}`, 'image/jpeg'],
		[`MediaUrl${index}`, url],
	]);
	const isWhatsApp = message.from?.startsWith('whatsapp:') === true;
	return {
		ToCountry: 'US',
		SmsMessageSid: message.sid,
		NumMedia: String(message.mediaUrls?.length ?? 0),
		...Object.fromEntries(media),
		...(isWhatsApp && { ProfileName: 'María Fernanda', WaId: message.from?.slice(10) ?? '' }),
		SmsSid: message.sid,
		SmsStatus: 'received',
		Body: message.body ?? '',
		To: message.to,
		NumSegments: '1',
		MessageSid: message.sid,
		AccountSid: account.sid,
		From: message.from ?? '',
		ApiVersion: API_VERSION,
	};
}

/** What became of a message of ours, as it is sent to its status callback. */
export function statusForm(account: TwilioAccount, message: TwilioMessage, now: number): Form {
	const { status, errorCode } = stageAt(message.progress, now).value;
	return {
		...(errorCode !== null && { ErrorCode: String(errorCode) }),
		SmsSid: message.sid,
		SmsStatus: status,
		MessageStatus: status,
		To: message.to,
		MessageSid: message.sid,
		AccountSid: account.sid,
		...(message.from !== null && { From: message.from }),
		ApiVersion: API_VERSION,
	};
}
