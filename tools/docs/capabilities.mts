import { type LocateBy, providers, type Reading, type Traits } from '../../adapters/index.ts';
import { table } from './markdown.mts';

const WAYS: Readonly<Record<LocateBy, string>> = {
	messageId: 'by message ID',
	phones: 'by the two phones',
	sessionKey: 'by session key',
};

function yes(value: boolean): string {
	return value ? 'yes' : 'no';
}

function reachOf(reading: Reading | undefined, perChat?: Reading): string {
	if (!reading) return '–';
	if (reading.ceiling !== null) return `the newest ${reading.ceiling}`;
	if (reading.isPaged) return 'all, page by page';
	return perChat?.ceiling ? `chat by chat, the newest ${perChat.ceiling} of each` : 'all';
}

function statusOf({ statusBy }: Traits): string {
	return statusBy?.map((way) => WAYS[way]).join(', or ') ?? '–';
}

function listsCarryStatus({ conversation, all }: Traits): boolean {
	return conversation?.carriesStatus === true || all?.carriesStatus === true;
}

const SET_UP: Readonly<Record<NonNullable<Traits['webhook']>, string>> = {
	byUser: 'you paste a URL',
	byApi: 'subscribes automatically',
};

function polled({ all }: Traits): string {
	if (!all) return '–';
	return all.carriesStatus ? 'messages, statuses, overdue' : 'messages';
}

/** Which questions the table answers, and how a provider's traits answer each. */
const ROWS: ReadonlyArray<readonly [string, (traits: Traits) => string]> = [
	['Get Messages by Phone', ({ conversation }) => reachOf(conversation)],
	['List All Messages', ({ all, conversation }) => reachOf(all, conversation)],
	['Get Message Status', statusOf],
	['Message Webhook Trigger', ({ webhook }) => (webhook ? SET_UP[webhook] : '–')],
	['Message Polling Trigger', polled],
	[
		'Lists of messages show the delivery status of what you sent',
		(traits) => yes(listsCarryStatus(traits)),
	],
	['The provider filters a list by direction', ({ all }) => yes(all?.filtersDirection === true)],
	[
		'Your own number has to be chosen if several are connected',
		({ needsAccount }) => yes(needsAccount),
	],
	['Each request costs a credit', ({ isBilled }) => yes(isBilled)],
	[
		'Requests at the same time',
		({ concurrency, maxConcurrency }) => `${concurrency}, up to ${maxConcurrency}`,
	],
];

/** What each provider can do, from the traits that the registry declares. */
export function capabilities(): string {
	return table(
		['', ...providers.map(({ label }) => label)],
		ROWS.map(([question, answer]) => [question, ...providers.map(({ traits }) => answer(traits))]),
	);
}
