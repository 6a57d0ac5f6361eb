import { hex, integer, pick } from '../data/random.mts';
import { EVERYDAY_TEXTS, HOSTILE_TEXTS } from '../data/texts.mts';
import type { Stage } from '../data/timeline.mts';
import { addressOf, type EvolutionMessage } from './message.mts';
import { readAfter } from './written.mts';

/** Whom the generated messages are written with. */
export interface Partner {
	readonly name: string | null;
	readonly digits: string;
}

/** How to fill an instance. */
export interface Generation {
	readonly seed: number;
	readonly count: number;
	/** Half of the messages go to the first of them. */
	readonly partners: readonly [Partner, ...Partner[]];
	/** Epoch milliseconds that the newest message is just before. */
	readonly until: number;
	/** Between one message and the next; every third shares the second of the one before. */
	readonly everyMs?: number;
	/** What tells the ids from those of another run. */
	readonly batch?: string;
	readonly onlyOutbound?: boolean;
}

const TEXTS = [...EVERYDAY_TEXTS, ...EVERYDAY_TEXTS, ...HOSTILE_TEXTS] as const;

/** Messages in order of time, the same for the same arguments. */
export function generateMessages(options: Generation): EvolutionMessage[] {
	const { seed, count, partners, until, everyMs = 600_000, batch = '' } = options;
	return Array.from({ length: count }, (_, index): EvolutionMessage => {
		const fromMe = options.onlyOutbound === true || integer(2, seed, 'direction', index) === 1;
		const partner = index % 2 === 0 ? partners[0] : pick(partners, seed, 'partner', index);
		const nth = index % 3 === 2 ? index - 1 : index;
		const at = until - (count - nth) * everyMs;
		return {
			key: {
				id: `3EB0${hex(18, seed, batch, 'id', index).toUpperCase()}`,
				fromMe,
				remoteJid: addressOf(partner.digits),
			},
			pushName: fromMe ? 'Ventas' : partner.name,
			messageType: 'conversation',
			message: { conversation: pick(TEXTS, seed, 'text', index) },
			at,
			source: fromMe ? 'web' : 'android',
			updates: fromMe ? outboundUpdates(at, seed, index) : [],
		};
	});
}

function outboundUpdates(at: number, seed: number, index: number): ReadonlyArray<Stage<string>> {
	const updates = readAfter(at, 1_000 * (1 + integer(60, seed, 'delay', index)));
	return updates.slice(0, 1 + integer(3, seed, 'reached', index));
}
