import {
	type LocateBy,
	providers,
	type ListCapability,
	type ProviderCapabilities,
} from '../../adapters/index.ts';
import { table } from './markdown.mts';

const WAYS: Readonly<Record<LocateBy, string>> = {
	messageId: 'by message ID',
	phones: 'by the two phones',
	sessionKey: 'by session key',
};

function yes(value: boolean): string {
	return value ? 'yes' : 'no';
}

function reachOf(reading: ListCapability | undefined, maxPerChat?: ListCapability): string {
	if (!reading) return '–';
	if (reading.maxMessages !== null) return `the newest ${reading.maxMessages}`;
	if (reading.isPaged) return 'all, page by page';
	return maxPerChat?.maxMessages
		? `chat by chat, the newest ${maxPerChat.maxMessages} of each`
		: 'all';
}

function statusOf({ statusBy }: ProviderCapabilities): string {
	return statusBy?.map((way) => WAYS[way]).join(', or ') ?? '–';
}

function listsCarryStatus({ conversation, all }: ProviderCapabilities): boolean {
	return conversation?.includesStatus === true || all?.includesStatus === true;
}

function sent({ send }: ProviderCapabilities): string {
	if (!send) return '–';
	const more = [send.supportsMedia && 'a file', send.supportsReply && 'as a reply'];
	return ['text', ...more.filter(Boolean)].join(', ');
}

const SET_UP: Readonly<Record<NonNullable<ProviderCapabilities['webhook']>, string>> = {
	byUser: 'you paste a URL',
	byApi: 'subscribes automatically',
};

function polled({ all }: ProviderCapabilities): string {
	if (!all) return '–';
	return all.includesStatus ? 'messages, statuses, overdue' : 'messages';
}

/** Which questions the table answers, and how a provider's capabilities answer each. */
const ROWS: ReadonlyArray<readonly [string, (capabilities: ProviderCapabilities) => string]> = [
	['Get Messages by Phone', ({ conversation }) => reachOf(conversation)],
	['List All Messages', ({ all, conversation }) => reachOf(all, conversation)],
	['Get Message Status', statusOf],
	['Send Message', sent],
	['Message Webhook Trigger', ({ webhook }) => (webhook ? SET_UP[webhook] : '–')],
	['Message Polling Trigger', polled],
	[
		'Lists of messages show the delivery status of what you sent',
		(capabilities) => yes(listsCarryStatus(capabilities)),
	],
	[
		'The provider filters a list by direction',
		({ all }) => yes(all?.supportsDirectionFilter === true),
	],
	[
		'Your own number has to be chosen if several are connected',
		({ needsAccount, isAccountOptional }) => yes(needsAccount && isAccountOptional !== true),
	],
	['Each request costs a credit', ({ isBilled }) => yes(isBilled)],
	[
		'Requests at the same time',
		({ concurrency, maxConcurrency, adaptsConcurrency }) =>
			adaptsConcurrency
				? `${concurrency} at first, up to ${maxConcurrency} as it takes them`
				: `${concurrency}, or up to ${maxConcurrency} as you choose`,
	],
];

/** What each provider can do, from the capabilities that the registry declares. */
export function capabilities(): string {
	return table(
		['', ...providers.map(({ label }) => label)],
		ROWS.map(([question, answer]) => [
			question,
			...providers.map(({ capabilities }) => answer(capabilities)),
		]),
	);
}
