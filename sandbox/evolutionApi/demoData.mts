import { CONTACTS } from '../data/contacts.mts';
import { HOSTILE_TEXTS } from '../data/texts.mts';
import { addressOf, type EvolutionMessage } from './message.mts';
import { SEEDED } from './seeded.mts';
import { inbound, outbound } from './written.mts';

const MINUTE_MS = 60_000;
const { messageIds, group, hiddenAddress } = SEEDED;
const { olga, maria, jorge, lucia, joao, ana, carmen, wei, noor, unnamed } = CONTACTS;
const FILES = 'https://minio.evolution.example/evolution/f';

type Person = { readonly name: string | null; readonly whatsAppDigits: string };
const partner = ({ name, whatsAppDigits }: Person) => ({ name, digits: whatsAppDigits });

/** Messages of ours: id, contact, and the words stored of each, in no order. */
const OUTBOUND: ReadonlyArray<readonly [string, Person, readonly string[]]> = [
	[messageIds.none, carmen, []],
	[messageIds.error, joao, ['ERROR']],
	[messageIds.pending, jorge, ['PENDING']],
	[messageIds.serverAck, lucia, ['SERVER_ACK']],
	[messageIds.deliveryAck, olga, ['DELIVERY_ACK', 'SERVER_ACK']],
	[messageIds.read, maria, ['READ', 'SERVER_ACK', 'DELIVERY_ACK']],
	[messageIds.played, ana, ['SERVER_ACK', 'PLAYED', 'READ', 'DELIVERY_ACK']],
	[messageIds.deleted, wei, ['SERVER_ACK', 'DELIVERY_ACK', 'DELETED']],
	[messageIds.edited, unnamed, ['SERVER_ACK', 'DELIVERY_ACK', 'EDITED', 'DELETED']],
	[messageIds.unknownWord, carmen, ['QUARANTINED']],
];

/** What contacts sent beside plain text: the kind of message, and what it holds. */
const MEDIA: ReadonlyArray<readonly [string, Readonly<Record<string, unknown>>]> = [
	[
		'imageMessage',
		{
			imageMessage: {
				caption: 'Foto del daño',
				mimetype: 'image/jpeg',
				url: 'https://mmg.whatsapp.net/v/t62',
			},
			mediaUrl: `${FILES}/1.jpeg`,
		},
	],
	[
		'documentMessage',
		{ documentMessage: { fileName: 'factura ñ.pdf', mimetype: 'application/pdf' } },
	],
	['audioMessage', { audioMessage: { ptt: true, seconds: 7, mimetype: 'audio/ogg; codecs=opus' } }],
	['audioMessage', { audioMessage: { ptt: false, seconds: 187, mimetype: 'audio/mpeg' } }],
	['videoMessage', { videoMessage: { caption: '', mimetype: 'video/mp4', gifPlayback: true } }],
	['stickerMessage', { stickerMessage: { mimetype: 'image/webp', isAnimated: false } }],
	[
		'locationMessage',
		{
			locationMessage: { degreesLatitude: 19.432608, degreesLongitude: -99.133209, name: 'Zócalo' },
		},
	],
	['contactMessage', { contactMessage: { displayName: 'Jorge', vcard: 'BEGIN:VCARD' } }],
	['listResponseMessage', { listResponseMessage: { title: 'Mañana 10:00' } }],
	['unknown', { messageContextInfo: { deviceListMetadataVersion: 2 } }],
];

function ofGroup(now: number): EvolutionMessage[] {
	const key = { id: messageIds.ofGroup, fromMe: false, remoteJid: group };
	const participant = addressOf(olga.whatsAppDigits);
	return [
		inbound(messageIds.ofGroup, partner(olga), now - 700 * MINUTE_MS, {
			key: { ...key, participant },
			message: { conversation: '¿Quién cubre el sábado?' },
		}),
		{
			...outbound('3EB0A00000000000000000F0', '', now - 699 * MINUTE_MS, ['SERVER_ACK']),
			key: { id: '3EB0A00000000000000000F0', fromMe: true, remoteJid: group },
		},
	];
}

/** What comes from behind an address that is no phone, and what we sent there by the phone. */
function ofHidden(now: number): EvolutionMessage[] {
	const { whatsAppDigits: digits } = noor;
	const key = { fromMe: false, remoteJid: hiddenAddress, remoteJidAlt: addressOf(digits) };
	const lid = { ...key, addressingMode: 'lid' as const };
	return [
		outbound('3EB0A00000000000000000F1', digits, now - 652 * MINUTE_MS, ['SERVER_ACK']),
		inbound(messageIds.hidden, partner(noor), now - 650 * MINUTE_MS, {
			key: { id: messageIds.hidden, ...lid },
			message: { conversation: 'شكرا' },
		}),
		inbound('3A1F0000000000000014', partner(noor), now - 649 * MINUTE_MS, {
			key: { id: '3A1F0000000000000014', ...lid },
		}),
	];
}

/** The newest messages: every status, kind and address, and texts that break things. */
export function demoMessages(now: number): EvolutionMessage[] {
	const senders = [maria, olga, lucia, joao, ana, carmen, jorge, wei, unnamed];
	const received = [
		...MEDIA.map(([messageType, message]) => ({ messageType, message })),
		...HOSTILE_TEXTS.map((conversation) => ({ message: { conversation } })),
	];
	const reactedTo = {
		id: messageIds.read,
		fromMe: true,
		remoteJid: addressOf(maria.whatsAppDigits),
	};
	return [
		...OUTBOUND.map(([id, { whatsAppDigits }, words], index) =>
			outbound(id, whatsAppDigits, now - (2_000 - index * 10) * MINUTE_MS, words),
		),
		{
			...outbound(messageIds.poll, wei.whatsAppDigits, now - 1_500 * MINUTE_MS, [
				'READ',
				'DELETED',
			]),
			messageType: 'pollCreationMessageV3',
			message: { pollCreationMessageV3: { name: '¿Qué día?', options: [] } },
		},
		...received.map((part, index) => {
			const id = index === 0 ? messageIds.received : `3A1F00000000000001${10 + index}`;
			const sender = partner(senders[index % senders.length] ?? maria);
			return inbound(id, sender, now - (1_200 - index * 10) * MINUTE_MS, part);
		}),
		inbound(messageIds.reaction, partner(maria), now - 690 * MINUTE_MS, {
			messageType: 'reactionMessage',
			message: { reactionMessage: { key: reactedTo, text: '👍' } },
		}),
		inbound(messageIds.story, partner(ana), now - 2_400 * MINUTE_MS, {
			key: {
				id: messageIds.story,
				fromMe: false,
				remoteJid: 'status@broadcast',
				participant: addressOf(ana.whatsAppDigits),
			},
		}),
		...ofGroup(now),
		...ofHidden(now),
		{
			...outbound(messageIds.advancing, maria.whatsAppDigits, now, []),
			updates: [
				{ at: now + 2_000, value: 'SERVER_ACK' },
				{ at: now + 5_000, value: 'DELIVERY_ACK' },
				{ at: now + 15_000, value: 'READ' },
			],
		},
	];
}

/** Messages of the instance on Meta's API. */
export function metaMessages(now: number): EvolutionMessage[] {
	const { whatsAppDigits: digits } = maria;
	return [
		outbound(messageIds.metaDelivered, digits, now - 30 * MINUTE_MS, ['SENT', 'DELIVERED']),
		outbound(messageIds.metaFailed, digits, now - 20 * MINUTE_MS, ['FAILED']),
		{
			...outbound('wamid.HBgNNTIxNTUxMjM0NTY3OBUCABEYEjE2NDgA', digits, now - 10 * MINUTE_MS, []),
			updates: ['SENT', 'DELIVERED', 'READ'].map((value) => ({ at: now - 5 * MINUTE_MS, value })),
		},
	];
}
