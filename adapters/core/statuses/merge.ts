import type { Message, MessageRecord } from '../messages/message';
import { rankOf } from './status';

type Value = string | boolean | null;

/** -1 where `a` comes first, null last; total over the values of an item. */
function compare(a: Value, b: Value): number {
	if (a === b) return 0;
	if (a === null || b === null) return a === null ? 1 : -1;
	return a < b ? -1 : 1;
}

/**
 * Whose status holds: the higher one in the order of `STATUSES`, null yielding to anything; at equal order the
 * earlier `statusAt`, then the smaller `providerStatus`, then the smaller `failureReason`.
 */
function hasStatusOver(a: Message, b: Message): boolean {
	const order =
		rankOf(b.status) - rankOf(a.status) ||
		compare(a.statusAt, b.statusAt) ||
		compare(a.providerStatus, b.providerStatus) ||
		compare(a.failureReason, b.failureReason);
	return order <= 0;
}

/**
 * Two records of one message as one: the status of the higher order, whole, so that it never goes backwards;
 * of everything else what is known. Commutative, associative and idempotent.
 */
export function mergeMessages(a: Message, b: Message): Message {
	const { status, isFinal, failureReason, statusAt, providerStatus } = hasStatusOver(a, b) ? a : b;
	const known = Object.keys(a).map((key) => {
		const field = key as keyof Message;
		return [field, compare(a[field], b[field]) <= 0 ? a[field] : b[field]];
	});
	return {
		...(Object.fromEntries(known) as Message),
		...{ status, isFinal, failureReason, statusAt, providerStatus },
	};
}

/** The same with the raw object of the one whose status holds. */
export function mergeRecords(a: MessageRecord, b: MessageRecord): MessageRecord {
	const { raw } = hasStatusOver(a.message, b.message) ? a : b;
	return { message: mergeMessages(a.message, b.message), raw };
}
