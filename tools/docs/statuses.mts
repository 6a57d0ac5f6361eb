import { isFinalStatus, providers, type Status, STATUSES } from '../../adapters/index.ts';
import type { FailureReason } from '../../adapters/core/statuses/status.ts';
import { OUTPUTS_EXPRESSION, splitByStatus } from '../../nodes/GetMessageStatus/outputs.ts';
import { table } from './markdown.mts';
import { docsOf, type StatusWord } from './providers.mts';

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

/** A provider that has words for statuses. */
interface Speaker {
	readonly label: string;
	readonly field: string;
	readonly words: readonly StatusWord[];
}

async function speakers(): Promise<Speaker[]> {
	const all = await Promise.all(
		providers.map(async ({ id, label }) => ({ label, ...(await docsOf(id)).statusWords })),
	);
	return all.flatMap(({ label, field, words }) =>
		field && words ? [{ label, field, words }] : [],
	);
}

function listed(words: readonly StatusWord[]): string {
	return words.map(({ word, node }) => `\`${word}\`${node ? ` (${node})` : ''}`).join(' ') || '–';
}

function wordsFor(status: Status, { words }: Speaker): string {
	if (status === 'received') return 'any, on inbound messages';
	if (status === 'unknown') return 'anything else';
	return listed(words.filter((word) => word.status === status));
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

/** The statuses, lowest first, with each provider's words for them. */
export async function statusTable(): Promise<string> {
	const all = await speakers();
	const columns = all.map(({ label, field }) => `${label} \`${field}\``);
	return table(
		['Status', 'Means', ...columns, 'Final', 'Split output'],
		STATUSES.map((status) => [
			`\`${status}\``,
			MEANING[status],
			...all.map((speaker) => wordsFor(status, speaker)),
			finality(status),
			outputOf(status),
		]),
	);
}

/** Why messages failed, with each provider's words. */
export async function reasonTable(): Promise<string> {
	const all = await speakers();
	const reasons = Object.entries(REASONS) as Array<[FailureReason, string]>;
	return table(
		['`failureReason`', 'Means', ...all.map(({ label }) => label)],
		reasons.map(([reason, meaning]) => [
			`\`${reason}\``,
			meaning,
			...all.map(({ words }) => listed(words.filter((word) => word.failureReason === reason))),
		]),
	);
}
