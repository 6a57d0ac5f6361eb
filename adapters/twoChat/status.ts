import { InputError, quote } from '../core/inputError';
import { withFallbacks, type MessageRecord } from '../core/messages/message';
import { catchFailure } from '../core/catchFailure';
import { doubtOf } from '../core/phone/phoneReading';
import { samePhone } from '../core/phone/phoneVariants';
import type { ApiClient } from '../core/client';
import type { Contact } from '../core/phone/contact';
import type { StatusQuery } from '../core/statuses/statusQuery';
import { ProviderError } from '../core/providerError';
import { answers, isMissing } from './answers';
import type { TwoChatConfig } from './config';
import { isSessionKey, toMessage } from './normalize';
import { type ChannelNumber, ownNumber } from './numbers';
import { pathPart } from './path';
import { inTurn, rememberKey, sessionKeys } from './sessionKeys';
import { messageAnswerSchema } from './schemas';

function checked(value: string, isRight: boolean, what: string, example: string): string {
	if (isRight) return value;
	throw new InputError(
		`${quote(value)} is not a 2Chat ${what}.`,
		`A ${what} of 2Chat looks like ${example}.`,
	);
}

function checkedKey(sessionKey: string): string {
	return checked(
		sessionKey,
		isSessionKey(sessionKey),
		'session key',
		'WW-WPN…-5215512345678@c.us: the chatId of an item',
	);
}

/** One message by session key and id; null when 2Chat has none, or answers with another message. */
async function find(
	client: ApiClient<TwoChatConfig>,
	sessionKey: string,
	messageId: string,
): Promise<MessageRecord | null> {
	const path = `/whatsapp/message/${pathPart(sessionKey)}/${pathPart(messageId)}`;
	const known = answers.of(client);
	const answer = await catchFailure(
		client.call({ method: 'GET', path }, messageAnswerSchema),
		(failure) => isMissing(failure, known),
	);
	if (ProviderError.isInstance(answer)) return null;
	known.hasSucceeded = true;
	const { row, raw } = answer.message;
	const found = toMessage(row);
	if (found.messageId !== messageId) return null;
	return { message: withFallbacks(found, { chatId: sessionKey }), raw };
}

/**
 * By our number and the contact. An answer counts only if it is the message asked for, and its phone, where it
 * has one, is the contact's by its spellings.
 */
async function findByPhones(
	client: ApiClient<TwoChatConfig>,
	own: ChannelNumber,
	contact: Contact,
	messageId: string,
): Promise<MessageRecord | null> {
	const [asked] = contact.variants;
	for await (const sessionKey of sessionKeys(client, own, contact, messageId)) {
		const found = await find(client, sessionKey, messageId);
		const phone = found?.message.phone ?? null;
		if (found === null || (phone !== null && !samePhone(phone, asked))) continue;
		rememberKey(client, own, contact, sessionKey);
		return found;
	}
	return null;
}

function notFound(messageId: string, where: string, advice: string): ProviderError {
	return new ProviderError({
		provider: 'twoChat',
		category: 'notFound',
		isMissing: true,
		message: `2Chat has no message ${messageId} ${where}.`,
		advice,
	});
}

async function byKey(
	client: ApiClient<TwoChatConfig>,
	sessionKey: string,
	messageId: string,
	accountPhone: string | null,
): Promise<MessageRecord> {
	const found = await find(client, sessionKey, messageId);
	if (found) return { ...found, message: withFallbacks(found.message, { accountPhone }) };
	throw notFound(
		messageId,
		'in this conversation',
		'Check that the session key is the chatId of the same message.',
	);
}

async function byPhones(
	client: ApiClient<TwoChatConfig>,
	query: StatusQuery,
	contact: Contact,
	messageId: string,
): Promise<MessageRecord> {
	const own = await ownNumber(client, query.ownPhone);
	const [phone] = contact.variants;
	const found = await inTurn(
		client,
		own,
		contact,
		async () => await findByPhones(client, own, contact, messageId),
	);
	if (found) {
		return { ...found, message: withFallbacks(found.message, { phone, accountPhone: own.phone }) };
	}
	const doubt = doubtOf(phone);
	if (doubt !== null) client.addHint({ code: 'phoneDoubtful', example: doubt });
	const question = doubt === null ? '' : `${doubt}: is the country code missing? `;
	throw notFound(
		messageId,
		`between ${own.phone} and ${phone}`,
		`${question}Check Your Number and the phone. If both are right, find the message by Session Key: the chatId that Get Messages by Phone gives.`,
	);
}

/**
 * One message's status, by its conversation's session key (one request) or by the two phones (one request and,
 * once per execution, the list of numbers). Where the key can't be derived, the first message of a contact takes
 * up to six: two keys, two pages of the conversation, two keys of it. Each costs a credit.
 */
export async function status(
	client: ApiClient<TwoChatConfig>,
	query: StatusQuery,
): Promise<MessageRecord> {
	const { contact } = query;
	const messageId = checked(
		query.messageId,
		/^[\w-]{4,100}$/.test(query.messageId),
		'message ID',
		'MSGaf1fa3a1-0d8d-4aa5-b117-f9425b651485',
	);
	if (query.locateBy === 'sessionKey' || contact?.kind === 'chat') {
		const sessionKey = checkedKey(query.sessionKey ?? contact?.variants[0] ?? '');
		return await byKey(client, sessionKey, messageId, query.ownPhone);
	}
	if (contact) return await byPhones(client, query, contact, messageId);
	throw new InputError(
		'The contact’s phone is missing.',
		'Give the phone that the message was sent to.',
	);
}
