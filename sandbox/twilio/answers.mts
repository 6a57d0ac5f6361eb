import { stageAt } from '../data/timeline.mts';
import type { TwilioAccount, TwilioNumber } from './account.mts';
import type { TwilioMessage } from './message.mts';

const ERROR_TEXTS: Readonly<Record<number, string>> = {
	30003: 'Unreachable destination handset',
	30004: 'Message blocked',
	30005: 'Unknown destination handset',
	30006: 'Landline or unreachable carrier',
	63016:
		'Failed to send freeform message because you are outside the allowed window. If you are using WhatsApp, please use a Message Template.',
};

export const API_VERSION = '2010-04-01';

export function accountPath(sid: string): string {
	return `/${API_VERSION}/Accounts/${sid}`;
}

/** `Fri, 24 May 2019 17:44:46 +0000`. */
function rfc2822(epochMs: number | null): string | null {
	return epochMs === null ? null : new Date(epochMs).toUTCString().replace('GMT', '+0000');
}

/** A message as lists and single answers show it: counts are strings, prices come when it is sent. */
export function messageItem(account: TwilioAccount, message: TwilioMessage, now: number) {
	const path = `${accountPath(account.sid)}/Messages/${message.sid}`;
	const { at, value } = stageAt(message.progress, now);
	const isSent = message.sentAt !== null && message.sentAt <= now;
	return {
		account_sid: account.sid,
		api_version: API_VERSION,
		body: message.body ?? '',
		date_created: rfc2822(message.createdAt),
		date_sent: isSent ? rfc2822(message.sentAt) : null,
		date_updated: rfc2822(at ?? message.createdAt),
		direction: message.direction,
		error_code: value.errorCode,
		error_message: value.errorCode === null ? null : (ERROR_TEXTS[value.errorCode] ?? null),
		from: message.from,
		messaging_service_sid: message.messagingServiceSid ?? null,
		num_media: String(message.mediaUrls?.length ?? 0),
		num_segments: message.from === null ? '0' : '1',
		price: isSent ? '-0.00750' : null,
		price_unit: isSent ? 'USD' : null,
		sid: message.sid,
		status: value.status,
		subresource_uris: { media: `${path}/Media.json`, feedback: `${path}/Feedback.json` },
		to: message.to,
		uri: `${path}.json`,
	};
}

export function numberItem({ phone, friendlyName, isForMessages, smsUrl }: TwilioNumber) {
	return {
		phone_number: phone,
		friendly_name: friendlyName,
		capabilities: { voice: true, sms: isForMessages, mms: isForMessages, fax: false },
		sms_method: 'POST',
		sms_url: smsUrl,
		status: 'in-use',
	};
}
