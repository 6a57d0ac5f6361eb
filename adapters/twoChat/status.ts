import { InputError, quote } from '../core/inputError';
import { filledFrom, type Observation } from '../core/message';
import { orFailure } from '../core/orFailure';
import { samePhone } from '../core/phoneVariants';
import type { Contact, Context, StatusQuery } from '../core/provider';
import { ProviderError } from '../core/providerError';
import type { TwoChatConfig } from './config';
import { toMessage } from './normalize';
import { type OwnNumber, ownNumber } from './numbers';
import { pages } from './pages';
import { pathPart } from './path';
import { messageAnswerSchema } from './wire';

/** Pages of the conversation that are searched for a message whose session key can't be derived. */
const SEARCHED_PAGES = 3;

function checked(
	value: string | undefined,
	pattern: RegExp,
	what: string,
	example: string,
): string {
	if (value !== undefined && pattern.test(value)) return value;
	throw new InputError(
		`${quote(value ?? '')} is not a 2Chat ${what}.`,
		`A ${what} of 2Chat looks like ${example}.`,
	);
}

function checkedKey(sessionKey: string | undefined): string {
	return checked(
		sessionKey,
		/^W[A-Z]-[\w.@+-]+$/,
		'session key',
		'WW-WPN…-5215512345678@c.us: the chatId of an item',
	);
}

/** One message by session key and id; null when 2Chat has none, or answers with another message. */
async function find(
	context: Context<TwoChatConfig>,
	sessionKey: string,
	messageId: string,
): Promise<Observation | null> {
	const path = `/whatsapp/message/${pathPart(sessionKey)}/${pathPart(messageId)}`;
	const answer = await orFailure(
		context.call({ method: 'GET', path }, messageAnswerSchema),
		({ category }) => category === 'notFound',
	);
	if (ProviderError.isInstance(answer)) return null;
	const { row, raw } = answer.message;
	const found = toMessage(row, context.notify);
	if (found.messageId !== messageId) return null;
	return { message: filledFrom(found, { chatId: sessionKey }), raw };
}

/** The session key of a message, searched for in the conversation: one request a page, at most three. */
async function searchedKey(
	context: Context<TwoChatConfig>,
	account: string,
	contact: Contact,
	messageId: string,
): Promise<string | null> {
	let read = 0;
	for (const address of contact.spellings) {
		for await (const page of pages(context, {
			account,
			contact: { kind: contact.kind, address },
			direction: null,
			sentAfter: null,
			wanted: Infinity,
		})) {
			read += 1;
			const row = page.observations.find(({ message }) => message.messageId === messageId);
			if (row) return row.message.chatId;
			if (read >= SEARCHED_PAGES) return null;
		}
	}
	return null;
}

/**
 * By our number and the contact: the session key is put together from the number's channel and the phone, for
 * each spelling of it, and counts only if the answer is the message asked for and its phone is the contact's.
 */
async function findByPhones(
	context: Context<TwoChatConfig>,
	account: OwnNumber,
	contact: Contact,
	messageId: string,
): Promise<Observation | null> {
	for (const spelling of account.channelId === null ? [] : contact.spellings) {
		const found = await find(
			context,
			`WW-${account.channelId}-${spelling.slice(1)}@c.us`,
			messageId,
		);
		if (found?.message.phone && samePhone(found.message.phone, spelling)) return found;
	}
	const sessionKey = await searchedKey(context, account.phone, contact, messageId);
	return sessionKey === null ? null : await find(context, sessionKey, messageId);
}

/** One message's status, by its conversation's session key or by the two phones. Each request costs a credit. */
export async function status(
	context: Context<TwoChatConfig>,
	query: StatusQuery,
): Promise<Observation> {
	const messageId = checked(
		query.messageId,
		/^[\w-]{4,100}$/,
		'message ID',
		'MSGaf1fa3a1-0d8d-4aa5-b117-f9425b651485',
	);
	const { contact } = query;
	if (query.locateBy === 'sessionKey' || contact?.kind === 'chat') {
		const found = await find(
			context,
			checkedKey(query.sessionKey ?? contact?.spellings[0]),
			messageId,
		);
		return (
			found ??
			notFound(
				messageId,
				'in this conversation',
				'Check that the session key is the chatId of the same message.',
			)
		);
	}
	if (!contact)
		throw new InputError(
			'The contact’s phone is missing.',
			'Give the phone that the message was sent to.',
		);
	const account = await ownNumber(context, query.account);
	const found = await findByPhones(context, account, contact, messageId);
	if (found)
		return { ...found, message: filledFrom(found.message, { accountPhone: account.phone }) };
	return notFound(
		messageId,
		`between ${account.phone} and ${contact.spellings.join(' or ')}`,
		'Check Your Number and the phone. Older messages are found by their session key: the chatId that Get Messages by Phone gives.',
	);
}

function notFound(messageId: string, where: string, advice: string): never {
	throw new ProviderError({
		provider: 'twoChat',
		category: 'notFound',
		message: `2Chat has no message ${messageId} ${where}.`,
		advice,
	});
}
