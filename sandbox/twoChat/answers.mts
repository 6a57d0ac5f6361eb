import { stageAt } from '../data/timeline.mts';
import { hex } from '../data/random.mts';
import type { Account, TwoChatNumber } from './account.mts';
import type { TwoChatMessage } from './message.mts';

/** `2024-04-02T23:02:03Z` */
export const isoSeconds = (epochMs: number) => new Date(epochMs).toISOString().replace(/\.\d+/, '');

/** `2022-10-31 22:05:44`: get-numbers has no zone. */
const spacedDate = (epochMs: number) => isoSeconds(epochMs).replace('T', ' ').replace('Z', '');

/** `WW-{channel uuid}-{digits}@c.us` */
export const sessionKey = (number: TwoChatNumber, message: TwoChatMessage) =>
	`WW-${number.uuid}-${message.remoteId}`;

const content = ({ text, media }: TwoChatMessage) => ({
	...(text === undefined ? {} : { text }),
	...(media === undefined ? {} : { media }),
});

const remotePhone = ({ remotePhone: phone }: TwoChatMessage) =>
	phone === null ? {} : { remote_phone_number: phone };

/** An item of the list: the time as a float, no status. */
export function listItem(number: TwoChatNumber, message: TwoChatMessage) {
	return {
		uuid: message.uuid,
		timestamp: message.sentAt / 1000,
		session_key: sessionKey(number, message),
		message: content(message),
		...remotePhone(message),
		channel_phone_number: number.phone,
		sent_by: message.sentBy,
	};
}

/** One message: the time as text, with its delivery state, without the own number. */
export function singleMessage(number: TwoChatNumber, message: TwoChatMessage, now: number) {
	const ack = stageAt(message.acks, now).value;
	return {
		id: message.uuid,
		uuid: message.uuid,
		session_key: sessionKey(number, message),
		message: content(message),
		created_at: isoSeconds(message.sentAt),
		...remotePhone(message),
		sent_by: message.sentBy,
		is_from_flow_run: false,
		is_from_api: message.sentBy === 'api',
		is_from_chatter: message.sentBy === 'agent',
		is_from_agent: message.sentBy === 'agent',
		wa_msg_id: hex(20, message.uuid).toUpperCase(),
		wa_msg_ack: ack,
		sent: ack >= 1,
		received: ack >= 2,
		read: ack >= 3,
	};
}

const COUNTRIES = [
	['+595', 'PY'],
	['+52', 'MX'],
	['+54', 'AR'],
	['+55', 'BR'],
	['+34', 'ES'],
	['+7', 'RU'],
] as const;

const countryOf = (phone: string) =>
	COUNTRIES.find(([prefix]) => phone.startsWith(prefix))?.[1] ?? 'US';

/** An item of get-numbers. */
export function numberItem(number: TwoChatNumber) {
	return {
		uuid: number.uuid,
		friendly_name: number.friendlyName,
		phone_number: number.phone,
		iso_country_code: countryOf(number.phone),
		pushname: number.friendlyName,
		server: 'c.us',
		platform: 'android',
		connection_status: number.connectionStatus,
		enabled: true,
		is_business_profile: true,
		channel_type: 'WW',
		sync_contacts: false,
		created_at: spacedDate(number.createdAt),
		updated_at: spacedDate(number.createdAt),
	};
}

/** The answer of `/info`. */
export function accountInfo(ownNumber: Account) {
	return {
		success: true,
		account: {
			name: ownNumber.name,
			uuid: ownNumber.uuid,
			on_trial: ownNumber.onTrial,
			blocked: ownNumber.blocked,
			created_at: '2022-04-21T21:55:37Z',
			expires_at: '2027-08-31T19:11:08Z',
		},
		limits: { requests_per_minute: ownNumber.requestsPerMinute },
		usage: {
			api_request_count: ownNumber.creditsUsed,
			max_api_request_count: ownNumber.creditsUsed + ownNumber.credits,
			number_check_count: 0,
			max_number_check_count: 500_000,
		},
	};
}

/** Whole timestamps keep their decimal point: `1670454681.0`. Quotes inside texts are escaped, so no text matches. */
export function serialize(answer: unknown): string {
	return JSON.stringify(answer).replace(/"timestamp":(-?\d+)(?=[,}])/g, '"timestamp":$1.0');
}
