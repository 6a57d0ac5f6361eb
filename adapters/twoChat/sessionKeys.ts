import { canonicalPhone } from '../core/phoneVariants';
import type { Contact, Context } from '../core/provider';
import type { TwoChatConfig } from './config';
import type { OwnNumber } from './numbers';
import { pages } from './pages';

/** Keys that proved right, by contact: its further messages are found with one request each. */
async function provenKeys({ once }: Context<TwoChatConfig>): Promise<Map<string, string>> {
	return await once('provenKeys', async () => await Promise.resolve(new Map<string, string>()));
}

function contactId(account: OwnNumber, contact: Contact): string {
	return `${account.phone} ${contact.spellings[0]}`;
}

/** Keeps the key that found a message of this contact. */
export async function rememberKey(
	context: Context<TwoChatConfig>,
	account: OwnNumber,
	contact: Contact,
	sessionKey: string,
): Promise<void> {
	(await provenKeys(context)).set(contactId(account, contact), sessionKey);
}

/** As 2Chat composes keys of direct chats, with WhatsApp's own spelling of the phone first. */
function derivedKeys({ channelId }: OwnNumber, [asked]: Contact['spellings']): readonly string[] {
	if (channelId === null) return [];
	const spellings = new Set([canonicalPhone(asked), asked]);
	return [...spellings].map((phone) => `WW-${channelId}-${phone.slice(1)}@c.us`);
}

/** The keys on the newest page of the conversation: asked once per contact, one request per spelling. */
async function conversationKeys(
	context: Context<TwoChatConfig>,
	account: OwnNumber,
	contact: Contact,
): Promise<readonly string[]> {
	return await context.once(`conversation:${contactId(account, contact)}`, async () => {
		for (const address of new Set([contact.spellings[0], canonicalPhone(contact.spellings[0])])) {
			const newest = pages(context, {
				account: account.phone,
				contact: { kind: 'phone', address },
				direction: null,
				sentAfter: null,
				wanted: 1,
			});
			const rows = (await newest.next()).value?.observations ?? [];
			const keys = new Set(rows.flatMap(({ message }) => message.chatId ?? []));
			if (keys.size > 0) return [...keys];
		}
		return [];
	});
}

/**
 * Session keys under which a contact's message may be found, those first that cost the fewest requests: one that
 * proved right before, those put together from the number's channel and the phone, those of the conversation.
 */
export async function* sessionKeys(
	context: Context<TwoChatConfig>,
	account: OwnNumber,
	contact: Contact,
): AsyncGenerator<string, void, undefined> {
	const tried = new Set<string>();
	const proven = (await provenKeys(context)).get(contactId(account, contact));
	for (const key of [...(proven ? [proven] : []), ...derivedKeys(account, contact.spellings)]) {
		if (tried.has(key)) continue;
		tried.add(key);
		yield key;
	}
	for (const key of await conversationKeys(context, account, contact)) {
		if (!tried.has(key)) yield key;
	}
}
