import { integer, pick } from '../data/random.mts';
import { EVERYDAY_TEXTS, HOSTILE_TEXTS } from '../data/texts.mts';
import type { Stage } from '../data/timeline.mts';
import type { WammChat, WammMessage } from './message.mts';

/** How to fill a channel. */
export interface WammGeneration {
	readonly seed: number;
	readonly count: number;
	/** Half of the messages go to the first of them. */
	readonly chats: readonly [WammChat, ...WammChat[]];
	/** Epoch milliseconds that the newest message is just before. */
	readonly until: number;
	/** Between one message and the next. */
	readonly everyMs?: number;
	/** Ids count upwards from here; default 1300000. */
	readonly firstId?: number;
	readonly onlyOutbound?: boolean;
}

const TEXTS = [...EVERYDAY_TEXTS, ...EVERYDAY_TEXTS, ...HOSTILE_TEXTS] as const;

/** Messages in order of time, the same for the same arguments. */
export function generateWammMessages(options: WammGeneration): WammMessage[] {
	const { seed, count, chats, until, everyMs = 600_000, firstId = 1_300_000 } = options;
	return Array.from({ length: count }, (_, index): WammMessage => {
		const insertedAt = until - (count - index) * everyMs;
		const fromMe = options.onlyOutbound === true || integer(2, seed, 'direction', index) === 1;
		const chat = index % 2 === 0 ? chats[0] : pick(chats, seed, 'chat', index);
		return {
			id: String(firstId + index),
			chat: chat.address,
			fromMe,
			type: 'textMessage',
			text: pick(TEXTS, seed, 'text', index),
			link: null,
			insertedAt,
			states: fromMe
				? outboundStates(insertedAt, seed, index)
				: [{ at: insertedAt, value: 'received' }],
		};
	});
}

function outboundStates(sentAt: number, seed: number, index: number): [Stage<string>] {
	const value = pick(['sent', 'delivered', 'delivered', 'viewed', 'viewed'], seed, 'state', index);
	return [{ at: sentAt + 1000 * integer(240, seed, 'delay', index), value }];
}
