import { isFinalStatus, type Status, STATUSES } from '../../adapters/index.ts';
import type { FailureReason } from '../../adapters/core/status.ts';
import { toMessage } from '../../adapters/twoChat/normalize.ts';
import { receiptTopics, toReceipt } from '../../adapters/twoChat/receipts.ts';
import { messageRowSchema } from '../../adapters/twoChat/wire.ts';
import { toStatus } from '../../adapters/wamm/normalize.ts';
import { OUTPUTS_EXPRESSION, splitByStatus } from '../../nodes/shared/outputs.ts';
import { table } from './markdown.mts';

/** Words of WAMM.chat and numbers of 2Chat that are documented or were seen; their meaning is the adapters'. */
const WAMM_WORDS = [
	...['sending', 'no info', 'sent', 'not sent', 'failed', 'noAccount', 'notInGroup'],
	...['delivered', 'viewed', 'deleted'],
];
const TWO_CHAT_ACKS = ['-1', '0', '1', '2', '3', '4'];
/** What a webhook says instead of a number, where it says more than that. */
const TWO_CHAT_RECEIPTS = ['message.not-sent'];

const MEANING: Readonly<Record<Status, string>> = {
	unknown:
		'The provider used a word this package does not know, or has no such message (If Not Found)',
	pending: 'Not sent yet: it waits at the provider',
	sent: 'Left for the messenger; not on the phone yet',
	failed: 'Not delivered; `failureReason` says why',
	delivered: 'On the phone of the contact',
	read: 'Seen by the contact',
	deleted: 'Deleted after sending',
	received: 'Written by the contact: inbound messages have no other status',
};

const REASONS: Readonly<Record<FailureReason, string>> = {
	noAccount: 'The phone has no account with this messenger',
	notInGroup: 'The message was for a group that your number is not in',
	notSent: 'It was not sent',
	providerError: 'The provider says no more than that it failed',
};

function ofWamm(word: string) {
	return toStatus(word, 'outbound');
}

function ofTwoChat(ack: string) {
	return toMessage(messageRowSchema.parse({ uuid: 'MSG', wa_msg_ack: ack, sent_by: 'api' }));
}

function reasonOfReceipt(word: string): FailureReason | null {
	const [topic = ''] = receiptTopics(['failed']);
	return toReceipt(word, topic).failureReason;
}

/** 2Chat's words for a reason, in answers and in what the Message Trigger gets. */
function twoChatReasons(reason: FailureReason): string {
	const acks = TWO_CHAT_ACKS.filter((ack) => ofTwoChat(ack).failureReason === reason);
	const receipts = TWO_CHAT_RECEIPTS.filter((word) => reasonOfReceipt(word) === reason);
	const meant = [
		...acks.map((ack) => `\`${ack}\``),
		...receipts.map((word) => `\`${word}\` (Message Trigger)`),
	];
	return meant.join(' ') || '–';
}

function words(all: readonly string[], isMeant: (word: string) => boolean): string {
	const meant = all.filter(isMeant).map((word) => `\`${word}\``);
	return meant.length > 0 ? meant.join(' ') : '–';
}

/** The output by which a status leaves with Split Output by Status. */
function outputOf(status: Status): string {
	const labels = [...OUTPUTS_EXPRESSION.matchAll(/"displayName":"([^"]+)"/g)];
	const split = splitByStatus([{ isFailed: false, rows: [{ json: { status } }] }]);
	return labels[split.findIndex((rows) => rows.length > 0)]?.[1] ?? '';
}

function finality(status: Status): string {
	if (isFinalStatus(status)) return 'yes';
	return isFinalStatus(status, 'delivered') ? 'no (yes with Treat as Final: Delivered)' : 'no';
}

function wammWords(status: Status): string {
	if (status === 'received') return 'any, on inbound messages';
	if (status === 'unknown') return 'anything else';
	return words(WAMM_WORDS, (word) => ofWamm(word).status === status);
}

function twoChatWords(status: Status): string {
	if (status === 'received') return 'any, on inbound messages';
	if (status === 'unknown') return 'anything else';
	return words(TWO_CHAT_ACKS, (ack) => ofTwoChat(ack).status === status);
}

/** The statuses, lowest first, with each provider's words for them. */
export function statusTable(): string {
	return table(
		['Status', 'Means', 'WAMM.chat `state`', '2Chat `wa_msg_ack`', 'Final', 'Split output'],
		STATUSES.map((status) => [
			`\`${status}\``,
			MEANING[status],
			wammWords(status),
			twoChatWords(status),
			finality(status),
			outputOf(status),
		]),
	);
}

/** Why messages failed, with each provider's words. */
export function reasonTable(): string {
	const reasons = Object.entries(REASONS) as Array<[FailureReason, string]>;
	return table(
		['`failureReason`', 'Means', 'WAMM.chat', '2Chat'],
		reasons.map(([reason, meaning]) => [
			`\`${reason}\``,
			meaning,
			words(WAMM_WORDS, (word) => ofWamm(word).failureReason === reason),
			twoChatReasons(reason),
		]),
	);
}
