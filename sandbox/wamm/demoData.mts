import { CONTACTS } from '../data/contacts.mts';
import { HOSTILE_TEXTS } from '../data/texts.mts';
import { SEEDED } from './seeded.mts';
import type { WammMessage } from './message.mts';

const MINUTE_MS = 60_000;
const { messageIds, group, telegram } = SEEDED;
const { ivan, olga, maria, jorge, lucia, joao, ana, carmen, wei, noor, unnamed } = CONTACTS;
const FILES = 'https://files.wamm.example/f';

/** The two messages of the vendor's example, on Moscow time. */
export const EXAMPLE_MESSAGES: readonly WammMessage[] = [
	inbound(messageIds.exampleInbound, ivan.whatsAppDigits, Date.UTC(2023, 4, 24, 16, 50, 15), {
		text: 'Hello!',
	}),
	{
		...outbound(
			messageIds.example,
			ivan.whatsAppDigits,
			Date.UTC(2023, 4, 24, 16, 52),
			'delivered',
		),
		text: 'Good afternoon!',
		states: [{ at: Date.UTC(2023, 4, 24, 16, 52, 22), value: 'delivered' }],
	},
];

/** Outbound messages: id, contact, state. */
const OUTBOUND = [
	[messageIds.sending, maria, 'sending'],
	[messageIds.noInfo, jorge, 'no info'],
	[messageIds.sent, lucia, 'sent'],
	[messageIds.delivered, olga, 'delivered'],
	[messageIds.viewed, maria, 'viewed'],
	[messageIds.notSent, joao, 'not sent'],
	[messageIds.failed, ana, 'failed'],
	[messageIds.noAccount, carmen, 'noAccount'],
	[messageIds.noAccountCapital, wei, 'NoAccount'],
	[messageIds.notInGroup, { whatsAppDigits: group }, 'notInGroup'],
	[messageIds.deleted, noor, 'deleted'],
	[messageIds.unknownState, unnamed, 'quarantined by operator'],
] as const;

/** Inbound messages that aren't plain text: what the contact sent. */
const MEDIA: ReadonlyArray<Partial<WammMessage>> = [
	{ type: 'textMessage', text: '¿Me confirma el pago?' },
	{ type: 'imageMessage', text: 'Foto del daño', link: `${FILES}/1.jpg` },
	{ type: 'documentMessage', text: null, link: `${FILES}/factura%20%C3%B1.pdf` },
	{ type: 'audioMessage', text: null, link: `${FILES}/2.oga` },
	{ type: 'videoMessage', text: '', link: `${FILES}/3.mp4` },
	{ type: 'location', text: '19.432608,-99.133209' },
	{ type: 'file_link', text: null, link: `${FILES}/4` },
	{ type: 'pollMessage', text: null },
	{ type: 'textMessage', text: null },
];

/** The newest messages of the WhatsApp channel: every state, type and null, and texts that break things. */
export function demoMessages(now: number): WammMessage[] {
	const senders = [maria, olga, lucia, joao, ana, carmen, jorge, wei, noor, unnamed];
	const received = [...MEDIA, ...HOSTILE_TEXTS.map((text) => ({ text }))];
	return [
		...OUTBOUND.map(([id, { whatsAppDigits }, state], index) =>
			outbound(id, whatsAppDigits, now - (2000 - index * 10) * MINUTE_MS, state),
		),
		{
			...outbound(messageIds.neverUpdated, olga.whatsAppDigits, now - 1500 * MINUTE_MS, 'sending'),
			states: [{ at: null, value: 'sending' }],
		},
		...received.map((part, index) => {
			const chat = senders[index % senders.length] ?? maria;
			const at = now - (1200 - index * 10) * MINUTE_MS;
			return inbound(String(Number(messageIds.received) + index), chat.whatsAppDigits, at, part);
		}),
		{
			...outbound(messageIds.advancing, maria.whatsAppDigits, now, 'sending'),
			states: [
				{ at: now, value: 'sending' },
				{ at: now + 2_000, value: 'sent' },
				{ at: now + 5_000, value: 'delivered' },
				{ at: now + 15_000, value: 'viewed' },
			],
		},
	];
}

/** The messages of the Telegram channel. */
export function telegramMessages(now: number): WammMessage[] {
	const { sofia, pavel, unknownContact } = telegram;
	return [
		inbound('3000001', sofia.address, now - 90 * MINUTE_MS, { text: 'Ahí va el boceto' }),
		outbound(messageIds.telegram, sofia.address, now - 80 * MINUTE_MS, 'viewed'),
		inbound('3000003', pavel.address, now - 70 * MINUTE_MS, { text: 'Привет!' }),
		inbound('3000004', unknownContact.address, now - 60 * MINUTE_MS, { text: 'hi' }),
	];
}

function outbound(id: string, chat: string, at: number, state: string): WammMessage {
	return {
		id,
		chat,
		fromMe: true,
		type: 'textMessage',
		text: `Pedido ${id}: ya va en camino`,
		link: null,
		insertedAt: at,
		states: [{ at: at + 30_000, value: state }],
	};
}

function inbound(id: string, chat: string, at: number, part: Partial<WammMessage>): WammMessage {
	return {
		id,
		chat,
		fromMe: false,
		type: 'textMessage',
		text: null,
		link: null,
		insertedAt: at,
		states: [{ at, value: 'received' }],
		...part,
	};
}
