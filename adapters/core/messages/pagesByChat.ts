import { catchChatFailure } from './catchChatFailure';
import type { MessageRecord } from './message';
import type { ApiClient } from '../client';
import type { Address } from '../phone/contact';
import { type ListedChat, type Page, UNBOUNDED_MS } from './page';
import type { ProviderDefinition } from '../provider';
import { ProviderError } from '../providerError';

/** Chats read ahead of the one that is being looked at: what has no list of messages has one browser, mostly. */
const READ_AHEAD = 2;

/** What one chat holds, newest first. */
export interface ChatMessages {
	readonly records: readonly MessageRecord[];
	readonly isTruncated: boolean;
}

/** The chats of an account, newest activity first. */
export interface ChatList {
	readonly chats: readonly ListedChat[];
	readonly isTruncated: boolean;
}

/** Whether the account's messages are read chat by chat, there being no list of all. */
export async function isReadByChat<C>(
	{ chats, isByChat }: ProviderDefinition<C>,
	client: ApiClient<C>,
): Promise<boolean> {
	return chats !== undefined && (await isByChat?.(client)) !== false;
}

/** Whatever numbers the server gives: the later time, one that every calendar has. */
export function activityAt(...seconds: ReadonlyArray<number | null | undefined>): number {
	const latest = Math.max(...seconds.map((each) => each ?? 0));
	return Math.max(0, Math.min(UNBOUNDED_MS, latest * 1_000));
}

/**
 * All chats, one page each, where there is no list of messages. The next chat's last activity bounds what
 * follows, so that whoever reads can stop early; but not while there were only rows that can't be used. Throws when
 * not a single chat could be read, or no message of any, but rows.
 */
export async function* pagesByChat<C>(
	client: ApiClient<C>,
	{ chats, isTruncated }: ChatList,
	readChat: (contact: Address) => Promise<ChatMessages>,
): AsyncGenerator<Page, void, undefined> {
	const begun: Array<Promise<ChatMessages | ProviderError>> = [];
	let read = 0;
	let messages = 0;
	let unusable: ProviderError | null = null;
	for (const [index, { contact: chat }] of chats.entries()) {
		for (const { contact } of chats.slice(begun.length, index + 1 + READ_AHEAD)) {
			const reading = catchChatFailure(readChat(contact));
			reading.catch(() => {});
			begun.push(reading);
		}
		const next = chats[index + 1];
		const conversation = await begun[index];
		const isUnread = conversation === undefined || ProviderError.isInstance(conversation);
		if (isUnread) {
			client.addHint({ code: 'chatUnreadable' });
			if (!next && read === 0 && conversation) throw conversation;
			if (conversation?.category === 'invalidResponse') unusable ??= conversation;
		} else {
			read += 1;
			messages += conversation.records.length;
		}
		const isHopeless = messages === 0 && unusable !== null;
		if (!next && isHopeless) throw unusable;
		yield {
			scope: chat.address,
			records: isUnread ? [] : conversation.records,
			isTruncated: (isTruncated && !next) || (!isUnread && conversation.isTruncated),
			nothingNewerThan: next ? (isHopeless ? UNBOUNDED_MS : next.activeAt) : null,
			isBoundExact: true,
		};
	}
}
