import type { Direction } from '../messages/message';
import type { EventKind } from '../webhooks/webhook';

/** What to look for, and until when. */
export interface PollQuery {
	/** Our own number; null: the account's only one. */
	readonly ownPhone: string | null;
	readonly kinds: readonly EventKind[];
	/** Epoch milliseconds after which nothing more is asked for. */
	readonly deadline: number;
	/** Without a state: so many of the newest chats are read until one shows something of these kinds. None when absent. */
	readonly mostChats?: number;
}

/** One direction at a time where the server can tell them apart, so that neither pushes the other out of the window. */
export function directionsOf(
	canFilter: boolean,
	kinds: readonly EventKind[],
): Array<Direction | null> {
	if (!canFilter) return [null];
	const directions = kinds.map((kind) => (kind === 'messageReceived' ? 'inbound' : 'outbound'));
	return [...new Set(directions)];
}
