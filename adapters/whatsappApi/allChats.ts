import { orFailure } from '../core/orFailure';
import { toE164 } from '../core/phone';
import { type Context, type Page, UNBOUNDED_MS } from '../core/provider';
import { type Category, ProviderError } from '../core/providerError';
import type { WhatsAppApiConfig } from './config';
import { CEILING, type Conversation, readConversation } from './conversation';
import { connectedPhone } from './server';
import { chatListSchema } from './wire';

/** Chats read ahead of the one that is being looked at: the server has one Chrome. */
const READ_AHEAD = 2;
/** What keeps one chat from being read without saying anything about the others. */
const OF_ONE_CHAT: readonly Category[] = [
	'server',
	'notFound',
	'invalidRequest',
	'invalidResponse',
	'timeout',
];

interface DirectChat {
	readonly phone: string;
	/** Epoch milliseconds; 0 when unknown, as such chats come last. */
	readonly activeAt: number;
}

/** Whatever number the server gives: a time that every calendar has. */
function activity(seconds: number | null | undefined): number {
	return Math.max(0, Math.min(UNBOUNDED_MS, (seconds ?? 0) * 1_000));
}

type Reading = Promise<Conversation | ProviderError>;

/** The chats that can be read, newest activity first; those that can't are counted in notices. */
async function directChats({ call, notify }: Context<WhatsAppApiConfig>) {
	const { chats } = await call(
		{ method: 'GET', path: '/api/chats', query: { limit: CEILING } },
		chatListSchema,
	);
	const known = chats.filter((chat) => chat !== null);
	const groups = known.filter(({ is_group }) => is_group === true);
	const direct = known
		.filter(({ is_group }) => is_group !== true)
		.flatMap(({ id, timestamp }): DirectChat[] => {
			const phone = toE164(id);
			return phone === null ? [] : [{ phone, activeAt: activity(timestamp) }];
		})
		.sort((a, b) => b.activeAt - a.activeAt);
	if (groups.length > 0) notify({ code: 'groupsSkipped', count: groups.length });
	const unreadable = chats.length - groups.length - direct.length;
	if (unreadable > 0) notify({ code: 'chatUnreadable', count: unreadable });
	const phones = direct.map(({ phone }) => phone);
	const once = direct.filter(({ phone }, index) => phones.indexOf(phone) === index);
	return { direct: once, isCut: chats.length >= CEILING };
}

/**
 * All direct chats, one page each: the server has no list of messages. The next chat's last activity bounds what
 * follows, so that whoever reads can stop early. Throws when not a single chat could be read.
 */
export async function* pagesOfAllChats(
	context: Context<WhatsAppApiConfig>,
	wanted: number,
): AsyncGenerator<Page, void, undefined> {
	await connectedPhone(context);
	const { direct, isCut } = await directChats(context);
	const begun: Reading[] = [];
	let read = 0;
	for (const [index, { phone: scope, activeAt }] of direct.entries()) {
		for (const chat of direct.slice(begun.length, index + 1 + READ_AHEAD)) {
			const reading = orFailure(readConversation(context, chat.phone, wanted), ({ category }) =>
				OF_ONE_CHAT.includes(category),
			);
			reading.catch(() => {});
			begun.push(reading);
		}
		const next = direct[index + 1];
		const conversation = await begun[index];
		const bound = { nothingNewerThan: next?.activeAt ?? null, isBoundExact: true };
		const isListEnd = isCut && !next;
		if (conversation === undefined || ProviderError.isInstance(conversation)) {
			context.notify({ code: 'chatUnreadable' });
			if (!next && read === 0 && conversation) throw conversation;
			yield { scope, observations: [], isCut: isListEnd, missedAt: activeAt, ...bound };
		} else {
			read += 1;
			yield {
				scope,
				observations: conversation.observations,
				isCut: isListEnd || conversation.isCut,
				...bound,
			};
		}
	}
}
