/** A status is only written over one of a lower rank. */
const RANKS = ['unknown', 'pending', 'sent', 'failed', 'delivered', 'read', 'deleted'];

const ADVICE: Readonly<Record<string, readonly [reason: string, advice: string]>> = {
	noAccount: ['The number has no account there', 'Check the number, or call.'],
	notInGroup: ['Not a member of the group', 'Join the group again, then send again.'],
	notSent: ['It was not sent', 'See that the phone is connected, then send again.'],
	providerError: ['The provider could not deliver it', 'Ask the provider, with the message ID.'],
};

/** What is read of an item. */
export interface TrackedMessage {
	readonly event?: string;
	readonly provider?: string;
	readonly messageId?: string | null;
	readonly phone?: string | null;
	readonly chatName?: string | null;
	readonly text?: string | null;
	readonly sentAt?: string | null;
	readonly status: string | null;
	readonly statusAt?: string | null;
	readonly isFinal?: boolean | null;
	readonly failureReason?: string | null;
}

/** What the columns of the table get from a message as our nodes give it. */
export function statusRow(message: TrackedMessage, now: string) {
	const { provider, messageId, phone, chatName, text, sentAt, failureReason } = message;
	const status = RANKS.find((known) => known === message.status) ?? 'unknown';
	const statusAt = message.statusAt ?? now;
	const hasFailed = status === 'failed';
	const [reason, advice] = ADVICE[failureReason ?? ''] ?? ['It failed', 'Look into the chat.'];
	return {
		event: message.event ?? null,
		provider,
		messageId,
		phone,
		name: chatName,
		text,
		sentAt: sentAt ?? null,
		status,
		rank: RANKS.indexOf(status),
		statusAt,
		arrivedAt: status === 'delivered' || status === 'read' ? statusAt : null,
		finalAt: message.isFinal ? statusAt : null,
		flag: hasFailed ? 'failed' : '',
		reason: hasFailed ? reason : '',
		advice: hasFailed ? advice : '',
	};
}
