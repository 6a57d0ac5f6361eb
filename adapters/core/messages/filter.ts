import type { Direction, Message, MessageType } from './message';
import type { ListCapability } from '../capabilities';

/** Which messages are wanted; null and an empty list stand for "any". Times are as in `Message.sentAt`. */
export interface MessageFilter {
	readonly direction: Direction | null;
	/** Inclusive. */
	readonly sentAfter: string | null;
	/** Exclusive. */
	readonly sentBefore: string | null;
	readonly types: readonly MessageType[];
}

/** Whether the message is wanted. One without a time is outside any date filter. */
export function matchesFilter(message: Message, filter: MessageFilter): boolean {
	const { sentAt } = message;
	if (filter.direction !== null && message.direction !== filter.direction) return false;
	if (filter.sentAfter !== null && (sentAt === null || sentAt < filter.sentAfter)) return false;
	if (filter.sentBefore !== null && (sentAt === null || sentAt >= filter.sentBefore)) return false;
	return (
		filter.types.length === 0 || (message.type !== null && filter.types.includes(message.type))
	);
}

/** Whether some of the filter has to be applied on our side, to whatever the provider sends. */
export function isFilteredLocally(filter: MessageFilter, reading: ListCapability): boolean {
	const isDirectionOurs = filter.direction !== null && !reading.supportsDirectionFilter;
	return isDirectionOurs || hasDates(filter) || filter.types.length > 0;
}

function hasDates(filter: MessageFilter): boolean {
	return filter.sentAfter !== null || filter.sentBefore !== null;
}
