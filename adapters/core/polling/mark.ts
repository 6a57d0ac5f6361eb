import type { Message, Observation } from '../message';

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** A short stand-in for a text: FNV-1a with 64 bits, so that among thousands no two are expected to be alike. */
export function fingerprint(text: string): string {
	let hash = OFFSET;
	for (const byte of new TextEncoder().encode(text)) {
		hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
	}
	return hash.toString(36);
}

/** What names a message without an id: what it says, to whom, and when. */
export function contentOf({ sentAt, direction, phone, type, text }: Message): string {
	return JSON.stringify([sentAt, direction, phone, type, text]);
}

/**
 * A mark for each message, the same at each look. Messages without an id that say the same are counted from the
 * oldest on, so that those that join them don't rename them.
 */
export function marksOf(newestFirst: readonly Observation[]): string[] {
	const counts = new Map<string, number>();
	const marks = newestFirst.toReversed().map(({ message }) => {
		if (message.messageId !== null) return fingerprint(message.messageId);
		const content = contentOf(message);
		const count = (counts.get(content) ?? 0) + 1;
		counts.set(content, count);
		return fingerprint(`${content}${count}`);
	});
	return marks.reverse();
}
