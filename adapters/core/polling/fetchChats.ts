import type { MessageRecord } from '../messages/message';
import { catchChatFailure } from '../messages/catchChatFailure';
import { sortAndLimit } from '../messages/order';
import type { ApiClient } from '../client';
import type { ProviderDefinition } from '../provider';
import type { ListedChat, Page } from '../messages/page';
import { ProviderError } from '../providerError';
import { toIso } from '../time/time';
import { OVERLAP_MS } from './stopReason';
import { directionsOf, type PollQuery } from './pollQuery';
import { fingerprint } from '../fingerprint';
import { type PollState, WATCH } from './state';
import type { StatusBatch, PollSnapshot, Window } from './window';

/** Chats that could not be read are tried again for this long after their last activity: some never can be. */
const MISSED_FOR_MS = 24 * 60 * 60_000;

/**
 * How a list shows a chat: by its last message too, since two messages may share a second, and by how many are
 * unread, since one that comes late isn't the last.
 */
function showingOf({ activeAt, messageId, unread }: ListedChat): string {
	return `${fingerprint(`${activeAt} ${messageId}`)}.${unread}`;
}

/** Whether a chat shows more than it did; that somebody opened it is nothing. */
function isMore(now: string, before: string): boolean {
	const [last, unread] = now.split('.');
	const [lastBefore, unreadBefore] = before.split('.');
	return last !== lastBefore || Number(unread) > Number(unreadBefore);
}

/** Whether the list shows a chat otherwise than when it was looked at; of one not looked at, by its time. */
function isMoved(chat: ListedChat, { scopes, since, until }: PollState): boolean {
	const known = scopes.find(([name]) => name === chat.contact.address)?.[1];
	if (known?.listed !== undefined) return isMore(showingOf(chat), known.listed);
	const isListing = scopes.some(([, { listed }]) => listed !== undefined);
	return chat.activeAt >= (isListing ? Date.parse(since) : Date.parse(until) - OVERLAP_MS);
}

function toListed(chat: ListedChat, since: string, now: number): StatusBatch {
	const { contact, activeAt, messageId } = chat;
	return {
		scope: contact.address,
		as: showingOf(chat),
		unread: {
			seen: messageId === null ? [] : [[fingerprint(messageId), -1, WATCH.over]],
			newest: activeAt === 0 ? since : toIso(Math.min(activeAt, now)),
		},
	};
}

async function readChat<C>(
	{ pages }: ProviderDefinition<C>,
	client: ApiClient<C>,
	{ contact }: ListedChat,
	ownPhone: string | null,
): Promise<Page | null> {
	const query = { ownPhone, contact, direction: null, wanted: Infinity };
	for await (const page of pages?.(client, query) ?? []) return page;
	return null;
}

function isShown(records: readonly MessageRecord[], { kinds }: PollQuery): boolean {
	const wanted = directionsOf(true, kinds);
	return records.some(
		({ message }) => message.messageId !== null && wanted.includes(message.direction),
	);
}

/** Reads one chat after the other: the server that they are on may have no more than one browser. */
async function readChats<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
	chats: readonly ListedChat[],
	look: PollQuery,
	isEnough: (window: Window) => boolean,
) {
	const windows: Window[] = [];
	const missed: ListedChat[] = [];
	for (const [index, chat] of chats.entries()) {
		if (client.clock.now() >= look.deadline) return { windows, missed, late: chats.slice(index) };
		const page = await catchChatFailure(readChat(definition, client, chat, look.ownPhone));
		if (ProviderError.isInstance(page)) {
			if (chat.activeAt > client.clock.now() - MISSED_FOR_MS) missed.push(chat);
		} else if (page !== null && page.records.length > 0) {
			const records = sortAndLimit(page.records, Infinity, 'newestFirst');
			const window = { scope: chat.contact.address, records, isFull: page.isTruncated };
			windows.push(window);
			if (isEnough(window)) break;
		}
	}
	return { windows, missed, late: [] };
}

/**
 * Looks at the list of chats, and reads those that have moved since they were looked at. Without a state it takes
 * note of all and reads none, or by hand the newest few until one shows something. A chat that could not be read, or
 * for which no time was left, counts as not looked at.
 */
export async function fetchChats<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
	state: PollState | null,
	look: PollQuery,
): Promise<PollSnapshot> {
	const chats = (await definition.chats?.(client)) ?? [];
	const now = client.clock.now();
	const times = chats.map(({ activeAt }) => activeAt).filter((at) => at > 0 && at <= now);
	const latest = times.length > 0 ? toIso(Math.max(...times)) : '';
	const until = [latest, state?.until ?? ''].sort().at(-1) || toIso(now);
	const { windows, missed, late } = await readChats(
		definition,
		client,
		state ? chats.filter((chat) => isMoved(chat, state)) : chats.slice(0, look.mostChats ?? 0),
		look,
		({ records }) => state === null && isShown(records, look),
	);
	const left = new Set([...missed, ...late]);
	return {
		windows,
		until,
		chats: chats.filter((chat) => !left.has(chat)).map((chat) => toListed(chat, until, now)),
		isComplete: late.length === 0,
		ownPhone: null,
		missed: missed.length,
	};
}
