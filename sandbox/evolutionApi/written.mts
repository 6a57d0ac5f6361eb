import type { Stage } from '../data/timeline.mts';
import { addressOf, type EvolutionMessage } from './message.mts';

/** The updates of a message that was read, each so much after the one before. */
export function readAfter(at: number, ms: number): ReadonlyArray<Stage<string>> {
	return ['SERVER_ACK', 'DELIVERY_ACK', 'READ'].map((value, nth) => ({
		at: at + (nth + 1) * ms,
		value,
	}));
}

/** A text of ours to a phone, with these updates from the start. */
export function outbound(
	id: string,
	digits: string,
	at: number,
	words: readonly string[],
): EvolutionMessage {
	return {
		key: { id, fromMe: true, remoteJid: addressOf(digits) },
		pushName: 'Ventas',
		messageType: 'conversation',
		message: { conversation: `Pedido ${id.slice(-4)}: ya va en camino` },
		at,
		source: 'web',
		updates: words.map((value) => ({ at, value })),
	};
}

/** A message of a contact. */
export function inbound(
	id: string,
	{ digits, name }: { readonly digits: string; readonly name: string | null },
	at: number,
	part: Partial<EvolutionMessage>,
): EvolutionMessage {
	return {
		key: { id, fromMe: false, remoteJid: addressOf(digits) },
		pushName: name,
		messageType: 'conversation',
		message: { conversation: 'Hola' },
		at,
		source: 'android',
		updates: [],
		...part,
	};
}
