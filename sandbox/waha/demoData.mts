import { CONTACTS, type Contact } from '../data/contacts.mts';
import { HOSTILE_TEXTS } from '../data/texts.mts';
import type { WahaMessage } from './message.mts';
import { SEEDED } from './seeded.mts';

const MINUTE_MS = 60_000;
const { ids, group, hiddenKnown, hiddenUnknown, ownDigits } = SEEDED;
const { olga, maria, jorge, lucia, joao, ana, noor } = CONTACTS;

/** Outbound messages: id, contact, ack. */
const OUTBOUND: ReadonlyArray<readonly [string, Contact, number | null]> = [
	[ids.failed, lucia, -1],
	[ids.pending, maria, 0],
	[ids.server, lucia, 1],
	[ids.device, olga, 2],
	[ids.read, joao, 3],
	[ids.played, ana, 4],
	[ids.unknown, jorge, null],
];

/** The newest messages: every ack, texts that break things, a group, hidden numbers. */
export function demoMessages(now: number): WahaMessage[] {
	const minutesAgo = (minutes: number) => now - minutes * MINUTE_MS;
	const inGroup = { chat: group, author: `${olga.whatsAppDigits}@c.us` };
	return [
		...OUTBOUND.map(([id, { whatsAppDigits }, ack], index) =>
			outbound(id, `${whatsAppDigits}@c.us`, minutesAgo(2000 - index * 10), ack),
		),
		...HOSTILE_TEXTS.map((body, index) =>
			inbound(
				`3EB0BAD${index}`,
				`${maria.whatsAppDigits}@c.us`,
				minutesAgo(1200 - index * 10),
				body,
			),
		),
		{ ...inbound('3EB06R0UP1', group, minutesAgo(100), '¿Quién atiende?'), ...inGroup },
		{ ...outbound('3EB06R0UP2', group, minutesAgo(99), 3), author: `${ownDigits}@c.us` },
		inbound('3EB0H1DDEN1', hiddenKnown, minutesAgo(90), 'hi from a hidden number'),
		{
			...inbound('3EB0H1DDEN2', hiddenUnknown, minutesAgo(85), 'hi from another'),
			alternate: `${noor.whatsAppDigits}@c.us`,
		},
		inbound('3EB0H1DDEN3', '55443322110099@lid', minutesAgo(80), 'hi from nobody'),
		inbound(ids.received, `${olga.whatsAppDigits}@c.us`, minutesAgo(40), 'Где мой заказ?'),
		{
			...outbound(ids.advancing, `${maria.whatsAppDigits}@c.us`, now, 0),
			acks: [
				{ at: now, value: 0 },
				{ at: now + 2_000, value: 1 },
				{ at: now + 5_000, value: 2 },
				{ at: now + 15_000, value: 3 },
			],
		},
	];
}

function outbound(id: string, chat: string, at: number, ack: number | null): WahaMessage {
	const body = 'Su pedido va en camino';
	return {
		id,
		chat,
		fromMe: true,
		type: 'chat',
		body,
		at,
		acks: [{ at, value: ack }],
		isByApi: true,
	};
}

function inbound(id: string, chat: string, at: number, body: string): WahaMessage {
	return { id, chat, fromMe: false, type: 'chat', body, at, acks: [{ at, value: 2 }] };
}
