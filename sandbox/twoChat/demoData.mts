import { CONTACTS } from '../data/contacts.mts';
import { HOSTILE_TEXTS } from '../data/texts.mts';
import { SEEDED } from './seeded.mts';
import type { TwoChatMessage } from './message.mts';

const MINUTE_MS = 60_000;
const FILES = 'https://files.2chat.example/accm';
const { messageUuids, lidSessionKey, examplePhone } = SEEDED;
const EXAMPLE_DIGITS = examplePhone.slice(1);
const { maria, olga, lucia, joao, ana, carmen, jorge } = CONTACTS;

/** The two messages of the vendor's example. */
export const EXAMPLE_MESSAGES: readonly TwoChatMessage[] = [
	{
		...outbound('MSGaf1fa3a1-0d8d-4aa5-b117-f9425b651485', EXAMPLE_DIGITS, 1_670_454_681_000, 3),
		text: undefined,
		media: {
			url: 'https://2chat-user-data-dev.s3.amazonaws.com/ACC91be87af-5a29-4034-b599-342f2aeb5d52/accm/sfe4d7e29cd9dfad63b535dec54c5992055498dcd13cfc319f723c4b962b8803a.svg',
			type: 'image',
			mime_type: 'image/svg+xml',
		},
	},
	{
		...outbound('MSG8c39a0a9-01cf-46c9-ab46-3c0fb0477e99', EXAMPLE_DIGITS, 1_670_378_997_000, 3),
		text: 'you can see my replies here',
		sentBy: 'agent',
	},
];

/** Outbound messages: uuid, contact, ack. */
const OUTBOUND = [
	[messageUuids.created, maria, 0],
	[messageUuids.sent, lucia, 1],
	[messageUuids.received, olga, 2],
	[messageUuids.read, joao, 3],
	[messageUuids.played, ana, 4],
	[messageUuids.failed, carmen, -1],
] as const;

/** Inbound contents beside plain text. */
const CONTENTS: ReadonlyArray<Pick<TwoChatMessage, 'text' | 'media'>> = [
	{ media: { url: `${FILES}/1.svg`, type: 'image', mime_type: 'image/svg+xml' } },
	{
		text: 'Foto del daño',
		media: { url: `${FILES}/2.jpg`, type: 'image', mime_type: 'image/jpeg' },
	},
	{ media: { url: `${FILES}/3.oga`, type: 'ptt', mime_type: 'audio/ogg; codecs=opus' } },
	{ media: { url: `${FILES}/4.mp3`, type: 'audio', mime_type: 'audio/mpeg' } },
	{ media: { url: `${FILES}/5.mp4`, type: 'video', mime_type: 'video/mp4' } },
	{ media: { url: `${FILES}/6.pdf`, type: 'document', mime_type: 'application/pdf' } },
	{ media: { url: `${FILES}/7.webp`, type: 'sticker', mime_type: 'image/webp' } },
	{},
];

/** The newest messages: every ack and kind of content, texts that break things, unusual addresses. */
export function demoMessages(now: number): TwoChatMessage[] {
	const received = [...CONTENTS, ...HOSTILE_TEXTS.map((text) => ({ text }))];
	const minutesAgo = (minutes: number) => now - minutes * MINUTE_MS;
	return [
		...OUTBOUND.map(([uuid, contact, ack], index) =>
			outbound(uuid, contact.whatsAppDigits, minutesAgo(2000 - index * 10), ack),
		),
		...received.map((content, index) => ({
			...inbound(uuidOf(index), maria.whatsAppDigits, minutesAgo(1200 - index * 10)),
			...content,
		})),
		{
			...inbound(messageUuids.inbound, olga.whatsAppDigits, minutesAgo(40)),
			text: 'Где мой заказ?',
			// Half a second past: timestamps are floats.
			sentAt: minutesAgo(40) + 500,
		},
		{
			...inbound(uuidOf(900), '', minutesAgo(35)),
			remoteId: lidSessionKey.slice(lidSessionKey.lastIndexOf('-') + 1),
			remotePhone: null,
			text: 'hi from @nickname',
		},
		{
			...outbound(messageUuids.otherSpelling, jorge.whatsAppDigits, minutesAgo(30), 2),
			remotePhone: `+${jorge.dialledDigits}`,
		},
		{
			...outbound(messageUuids.advancing, maria.whatsAppDigits, now, 0),
			acks: [
				{ at: now, value: 0 },
				{ at: now + 2_000, value: 1 },
				{ at: now + 5_000, value: 2 },
				{ at: now + 15_000, value: 3 },
			],
		},
	];
}

const uuidOf = (index: number) => `MSG11111111-0d8d-4aa5-b117-${String(index).padStart(12, '0')}`;

function outbound(uuid: string, digits: string, sentAt: number, ack: number): TwoChatMessage {
	return {
		uuid,
		sentAt,
		remoteId: `${digits}@c.us`,
		remotePhone: `+${digits}`,
		text: 'Su pedido va en camino',
		sentBy: 'api',
		acks: [{ at: sentAt + 30_000, value: ack }],
	};
}

function inbound(uuid: string, digits: string, sentAt: number): TwoChatMessage {
	return {
		uuid,
		sentAt,
		remoteId: `${digits}@c.us`,
		remotePhone: `+${digits}`,
		sentBy: 'user',
		acks: [{ at: sentAt, value: 2 }],
	};
}
