import { filledFrom, type Observation } from '../core/messages/message';
import { orFailure } from '../core/catchFailure';
import type { Context } from '../core/provider';
import { ProviderError } from '../core/providerError';
import { toObservations } from '../core/messages/messageRows';
import type { WhatsAppApiConfig } from './config';
import { failureOfChat } from './failures';
import { toMessage } from './normalize';
import { connectedPhone } from './server';
import { conversationSchema } from './schemas';

/** What one request can reach of a chat; there is no paging. */
export const CEILING = 100;

export interface Conversation {
	/** Newest first: the server prints them the other way round. */
	readonly observations: readonly Observation[];
	readonly isCut: boolean;
}

/** The newest messages with one phone (E.164), by GET or POST as the credential says. */
export async function readConversation(
	context: Context<WhatsAppApiConfig>,
	phone: string,
	wanted: number,
): Promise<Conversation> {
	const accountPhone = await connectedPhone(context);
	const asked = { phone_number: phone.slice(1), limit: Math.min(CEILING, wanted) };
	const path = '/api/messages';
	const answer = await orFailure(
		context.call(
			context.config.requestMethod === 'GET'
				? { method: 'GET', path, query: asked }
				: { method: 'POST', path, body: asked },
			conversationSchema,
		),
		() => true,
	);
	if (ProviderError.isInstance(answer)) throw failureOfChat(answer);
	const { chat, messages } = answer;
	const observations = toObservations(
		messages,
		(row) =>
			filledFrom(toMessage(row, chat ?? null, accountPhone), {
				phone,
				chatId: `${phone.slice(1)}@c.us`,
			}),
		context.notify,
	);
	return { observations: observations.toReversed(), isCut: messages.count >= CEILING };
}
