import {
	type FailureReason,
	rankOf,
	type Status,
	type StatusFields,
	statusFields,
	statusWord,
} from '../core/statuses/status';

/** The words of WhatsApp Web's library, and those of Meta's API in capitals. */
const WORDS = new Map<string, readonly [Status, FailureReason?]>(
	Object.entries({
		error: ['failed', 'providerError'],
		failed: ['failed', 'providerError'],
		pending: ['pending'],
		serverack: ['sent'],
		sent: ['sent'],
		deliveryack: ['delivered'],
		delivered: ['delivered'],
		read: ['read'],
		played: ['read'],
		deleted: ['deleted'],
	}),
);
const EDITED = 'edited';
const DELETED = 'deleted';

/** The status of a message of ours that one word stands for; one that we don't know is `unknown`. */
export function statusOfWord(word: string): StatusFields {
	const [status, reason] = WORDS.get(statusWord(word)) ?? ['unknown'];
	return statusFields(status, word, reason);
}

/**
 * The status of a message of ours: the highest of its updates, which stand in no order. None stored is `unknown`, since
 * a server may be set to store none. EDITED tells nothing of the delivery. Up to 2.3.6 every update that the server
 * didn't understand became DELETED, an edit's and a vote's among them: beside EDITED, and of a poll, it doesn't count.
 */
export function statusOfWords(words: readonly string[], isPoll: boolean): StatusFields {
	const isDoubtful = isPoll || words.some((word) => statusWord(word) === EDITED);
	const counted = words
		.filter((word) => statusWord(word) !== EDITED)
		.filter((word) => !isDoubtful || statusWord(word) !== DELETED)
		.map(statusOfWord);
	return counted.reduce(
		(highest, each) => (rankOf(each.status) > rankOf(highest.status) ? each : highest),
		counted[0] ?? statusFields('unknown', null),
	);
}
