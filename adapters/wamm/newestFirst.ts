import type { Message, MessageRecord } from '../core/messages/message';

/** Ids are whole numbers that count up; what isn’t one is treated as the oldest. */
function nth({ messageId }: Message): bigint {
	return /^\d{1,20}$/.test(messageId ?? '') ? BigInt(messageId ?? '') : -1n;
}

/** 1 where `a` is older than `b`, -1 where it is newer; by id where the times are the same. */
function olderThan(a: Message, b: Message): number {
	const [left, right] = a.sentAt === b.sentAt ? [nth(a), nth(b)] : [a.sentAt ?? '', b.sentAt ?? ''];
	if (left === right) return 0;
	return left < right ? 1 : -1;
}

/**
 * A list newest first: the vendor's one example is so, but nothing promises it. One that mostly goes up is turned
 * round. Its own sequence is kept: a message that came late stands where it came, whatever its time says.
 */
export function newestFirst(records: readonly MessageRecord[]): readonly MessageRecord[] {
	let rises = 0;
	let above: Message | null = null;
	for (const { message } of records) {
		if (message.sentAt === null) continue;
		if (above) rises += olderThan(above, message);
		above = message;
	}
	return rises > 0 ? records.toReversed() : records;
}
