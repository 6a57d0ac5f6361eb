import { type Contact, CONTACTS } from '../data/contacts.mts';
import { HOSTILE_TEXTS } from '../data/texts.mts';
import type { Progress, TwilioMessage } from './message.mts';
import { SEEDED, sidOf } from './seeded.mts';

const MINUTE_MS = 60_000;
const { messageSids, phone: own } = SEEDED;
const { ana, carmen, jorge, lucia, maria, noor, olga, unnamed, wei } = CONTACTS;

/** With whom we write on WhatsApp; with the others by SMS. */
const ON_WHATSAPP: readonly Contact[] = [maria, lucia, ana];

/** A contact's address on its channel; or our own, as it stands beside that. */
export function addressOf(contact: Contact, phone = `+${contact.whatsAppDigits}`): string {
	return ON_WHATSAPP.includes(contact) ? `whatsapp:${phone}` : phone;
}

/** Messages of ours: SID, contact, word, code. */
const OUTBOUND: ReadonlyArray<readonly [string, Contact, string, number?]> = [
	[messageSids.queued, jorge, 'queued'],
	[messageSids.sending, carmen, 'sending'],
	[messageSids.sent, olga, 'sent'],
	[messageSids.partiallyDelivered, wei, 'partially_delivered'],
	[messageSids.delivered, olga, 'delivered'],
	[messageSids.read, maria, 'read'],
	[messageSids.undelivered, carmen, 'undelivered', 30_003],
	[messageSids.unknownHandset, noor, 'undelivered', 30_005],
	[messageSids.failed, unnamed, 'failed', 30_008],
	[messageSids.outsideWindow, lucia, 'failed', 63_016],
	[messageSids.unknownStatus, unnamed, 'quarantined'],
];

/** Messages of ours that no sender was chosen for yet. */
const UNSENT = [
	[messageSids.accepted, 'accepted'],
	[messageSids.scheduled, 'scheduled'],
	[messageSids.canceled, 'canceled'],
] as const;

function written(
	sid: string,
	contact: Contact,
	at: number,
	progress: Progress,
	part: Partial<TwilioMessage> = {},
): TwilioMessage {
	return {
		sid,
		direction: 'outbound-api',
		from: addressOf(contact, own),
		to: addressOf(contact),
		body: `Pedido ${sid.slice(-4)}: ya va en camino`,
		createdAt: at,
		sentAt: at + 1_000,
		progress: [{ at: at + 30_000, value: progress }],
		...part,
	};
}

function received(sid: string, contact: Contact, at: number, part: Partial<TwilioMessage>) {
	const progress = { status: 'received', errorCode: null };
	const [from, to] = [addressOf(contact), addressOf(contact, own)];
	return {
		...written(sid, contact, at, progress),
		direction: 'inbound',
		from,
		to,
		...part,
	} as const;
}

/** The newest messages: every status, a sender that isn't chosen, media, and one on its way. */
export function demoMessages(now: number): TwilioMessage[] {
	const stage = (at: number, status: string) => ({ at, value: { status, errorCode: null } });
	return [
		...OUTBOUND.map(([sid, contact, status, errorCode = null], index) =>
			written(sid, contact, now - (2_000 - index * 10) * MINUTE_MS, { status, errorCode }),
		),
		...UNSENT.map(([sid, status], index) =>
			written(
				sid,
				wei,
				now - (2_100 - index * 10) * MINUTE_MS,
				{ status, errorCode: null },
				{
					from: null,
					sentAt: null,
					messagingServiceSid: SEEDED.messagingServiceSid,
				},
			),
		),
		received(messageSids.received, jorge, now - 1_200 * MINUTE_MS, {
			body: null,
			mediaUrls: ['https://api.twilio.example/media/1'],
		}),
		received(messageSids.receivedOnWhatsApp, lucia, now - 1_190 * MINUTE_MS, { body: 'Gracias' }),
		...HOSTILE_TEXTS.map((body, index) =>
			received(sidOf(100 + index), ana, now - (1_150 - index * 10) * MINUTE_MS, { body }),
		),
		written(
			messageSids.advancing,
			maria,
			now,
			{ status: 'queued', errorCode: null },
			{
				sentAt: now,
				progress: [
					stage(now, 'queued'),
					stage(now + 2_000, 'sent'),
					stage(now + 5_000, 'delivered'),
					stage(now + 15_000, 'read'),
				],
			},
		),
	];
}
