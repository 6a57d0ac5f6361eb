import type { Message, MessageRecord } from './messages/message';

const { imul } = Math;
const START = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * A short stand-in for a text, so that among thousands no two are expected to be alike: FNV-1a with 32 bits, twice,
 * the second over the text from its end.
 */
export function fingerprint(text: string): string {
	let forward = START;
	let backward = START;
	for (let index = 0; index < text.length; index += 1) {
		forward = imul(forward ^ text.charCodeAt(index), PRIME);
		backward = imul(backward ^ text.charCodeAt(text.length - 1 - index), PRIME);
	}
	return (forward >>> 0).toString(36) + (backward >>> 0).toString(36);
}

/** What names a message without an id: what it says, to whom, and when. */
export function contentOf({ sentAt, direction, phone, type, text }: Message): string {
	return JSON.stringify([sentAt, direction, phone, type, text]);
}

/**
 * A mark for each message, the same at each look. Messages without an id that say the same are counted from the
 * oldest on, so that those that join them don't rename them.
 */
export function fingerprintsOf(newestFirst: readonly MessageRecord[]): string[] {
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
