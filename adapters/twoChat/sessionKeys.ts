import { type ApiClient, ClientState } from '../core/client';
import { catchFailure } from '../core/catchFailure';
import { canonicalPhone, phoneVariants } from '../core/phone/phoneVariants';
import type { Contact } from '../core/phone/contact';
import { ProviderError } from '../core/providerError';
import { answers, isMissing } from './answers';
import type { TwoChatConfig } from './config';
import type { ChannelNumber } from './numbers';
import { pages } from './pages';
import { SingleFlight } from './singleFlight';

/** Spellings that are tried: WhatsApp has no more than two for any phone. */
const SPELLINGS = 2;
/** Keys of one conversation that are tried; more than one is rare: a contact known by phone and by `@lid`. */
const CONVERSATION_KEYS = 2;

/** What is known of one contact's session keys in this execution. */
interface Keys {
	/** Those that found a message, the latest first. */
	proven: readonly string[];
	readonly lookups: SingleFlight;
}

const keysByContact = new ClientState(() => new Map<string, Keys>());

function spellingsOf({ variants: [asked] }: Contact): readonly string[] {
	return phoneVariants(canonicalPhone(asked)).slice(0, SPELLINGS);
}

function contactId(ownNumber: ChannelNumber, { variants: [asked] }: Contact): string {
	return `${ownNumber.phone} ${canonicalPhone(asked)}`;
}

function keysOf(
	client: ApiClient<TwoChatConfig>,
	ownNumber: ChannelNumber,
	contact: Contact,
): Keys {
	const known = keysByContact.of(client);
	const id = contactId(ownNumber, contact);
	const keys = known.get(id) ?? { proven: [], lookups: new SingleFlight() };
	known.set(id, keys);
	return keys;
}

/**
 * Looks up one message of a contact: one after the other until a key has found one, side by side from then on.
 * So the contact's further messages take one request each.
 */
export async function inTurn<T>(
	client: ApiClient<TwoChatConfig>,
	ownNumber: ChannelNumber,
	contact: Contact,
	lookup: () => Promise<T>,
): Promise<T> {
	return await keysOf(client, ownNumber, contact).lookups.run(lookup);
}

/** Keeps the key that found a message of this contact. */
export function rememberKey(
	client: ApiClient<TwoChatConfig>,
	ownNumber: ChannelNumber,
	contact: Contact,
	sessionKey: string,
): void {
	const keys = keysOf(client, ownNumber, contact);
	keys.proven = [...new Set([sessionKey, ...keys.proven])];
	keys.lookups.prove();
}

/** As 2Chat composes keys of direct chats, with WhatsApp's own spelling of the phone first. */
function derivedKeys({ channelId }: ChannelNumber, contact: Contact): readonly string[] {
	if (channelId === null) return [];
	return spellingsOf(contact).map((phone) => `WW-${channelId}-${phone.slice(1)}@c.us`);
}

/** A message of the conversation, and the key under which it is found. */
interface Placed {
	readonly messageId: string | null;
	readonly sessionKey: string;
}

async function newestOf(
	client: ApiClient<TwoChatConfig>,
	ownNumber: ChannelNumber,
	address: string,
): Promise<readonly Placed[]> {
	const contact = { kind: 'phone', address } as const;
	const query = { ownPhone: ownNumber.phone, contact, direction: null, wanted: 1 };
	const quiet = { ...client, addHint: () => {} };
	const known = answers.of(client);
	const newest = await catchFailure(pages(quiet, query).next(), (failure) =>
		isMissing(failure, known),
	);
	if (ProviderError.isInstance(newest) || newest.done) return [];
	return newest.value.records.flatMap(({ message: { messageId, chatId } }) =>
		chatId === null ? [] : { messageId, sessionKey: chatId },
	);
}

/** The newest page of the conversation: asked once per contact, one request per spelling. */
async function conversation(
	client: ApiClient<TwoChatConfig>,
	ownNumber: ChannelNumber,
	contact: Contact,
): Promise<readonly Placed[]> {
	return await client.once(`conversation:${contactId(ownNumber, contact)}`, async () => {
		for (const address of spellingsOf(contact)) {
			const placed = await newestOf(client, ownNumber, address);
			if (placed.length > 0) return placed;
		}
		return [];
	});
}

/**
 * Session keys under which a contact's message may be found, those first that cost the fewest requests: those
 * that found another one, those put together from the number's channel and the phone, those of the conversation,
 * of which the message's own comes first.
 */
export async function* sessionKeys(
	client: ApiClient<TwoChatConfig>,
	ownNumber: ChannelNumber,
	contact: Contact,
	messageId: string,
): AsyncGenerator<string, void, undefined> {
	const { proven } = keysOf(client, ownNumber, contact);
	const known = new Set([...proven, ...derivedKeys(ownNumber, contact)]);
	yield* known;
	const placed = await conversation(client, ownNumber, contact);
	const own = placed.filter((message) => message.messageId === messageId);
	const others = new Set([...own, ...placed].map(({ sessionKey }) => sessionKey));
	yield* [...others].filter((key) => !known.has(key)).slice(0, CONVERSATION_KEYS);
}
