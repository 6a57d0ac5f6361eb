import type { Observation } from '../messages/message';
import { ofOneChat } from '../messages/catchChatFailure';
import { newest } from '../messages/order';
import type { Context, Definition, ListedChat, Page } from '../provider';
import { ProviderError } from '../providerError';
import { toIso } from '../time/time';
import { OVERLAP_MS } from './stopReason';
import { directionsOf, type Look } from './pollQuery';
import { fingerprint } from '../fingerprint';
import { type PollState, WATCH } from './state';
import type { Listed, Seeing, Window } from './window';

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
	const known = scopes.find(([name]) => name === chat.phone)?.[1];
	if (known?.listed !== undefined) return isMore(showingOf(chat), known.listed);
	const isListing = scopes.some(([, { listed }]) => listed !== undefined);
	return chat.activeAt >= (isListing ? Date.parse(since) : Date.parse(until) - OVERLAP_MS);
}

function toListed(chat: ListedChat, since: string, now: number): Listed {
	const { phone, activeAt, messageId } = chat;
	return {
		scope: phone,
		as: showingOf(chat),
		unread: {
			seen: messageId === null ? [] : [[fingerprint(messageId), -1, WATCH.over]],
			newest: activeAt === 0 ? since : toIso(Math.min(activeAt, now)),
		},
	};
}

async function readChat<C>(
	{ pages }: Definition<C>,
	context: Context<C>,
	{ phone }: ListedChat,
	account: string | null,
): Promise<Page | null> {
	const contact = { kind: 'phone', address: phone } as const;
	const query = { account, contact, direction: null, wanted: Infinity };
	for await (const page of pages?.(context, query) ?? []) return page;
	return null;
}

function isShown(observations: readonly Observation[], { kinds }: Look): boolean {
	const wanted = directionsOf(true, kinds);
	return observations.some(({ message }) => wanted.includes(message.direction));
}

/** Reads one chat after the other: the server that they are on may have no more than one browser. */
async function readChats<C>(
	definition: Definition<C>,
	context: Context<C>,
	chats: readonly ListedChat[],
	look: Look,
	isEnough: (window: Window) => boolean,
) {
	const windows: Window[] = [];
	const missed: ListedChat[] = [];
	for (const [index, chat] of chats.entries()) {
		if (context.clock.now() >= look.deadline) return { windows, missed, late: chats.slice(index) };
		const page = await ofOneChat(readChat(definition, context, chat, look.account));
		if (ProviderError.isInstance(page)) {
			if (chat.activeAt > context.clock.now() - MISSED_FOR_MS) missed.push(chat);
		} else if (page !== null && page.observations.length > 0) {
			const observations = newest(page.observations, Infinity, 'newestFirst');
			const window = { scope: chat.phone, observations, isFull: page.isCut };
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
export async function seeChats<C>(
	definition: Definition<C>,
	context: Context<C>,
	state: PollState | null,
	look: Look,
): Promise<Seeing> {
	const chats = (await definition.chats?.(context)) ?? [];
	const now = context.clock.now();
	const times = chats.map(({ activeAt }) => activeAt).filter((at) => at > 0 && at <= now);
	const latest = times.length > 0 ? toIso(Math.max(...times)) : '';
	const until = [latest, state?.until ?? ''].sort().at(-1) || toIso(now);
	const { windows, missed, late } = await readChats(
		definition,
		context,
		state ? chats.filter((chat) => isMoved(chat, state)) : chats.slice(0, look.mostChats ?? 0),
		look,
		({ observations }) => state === null && isShown(observations, look),
	);
	const left = new Set([...missed, ...late]);
	return {
		windows,
		until,
		chats: chats.filter((chat) => !left.has(chat)).map((chat) => toListed(chat, until, now)),
		isComplete: late.length === 0,
		account: null,
		missed: missed.length,
	};
}
