import type { ApiClient } from '../client';
import { createMessage, type Message } from '../messages/message';
import type { OutgoingMessage } from './outgoingMessage';
import { statusFields } from '../statuses/status';
import { toIso } from '../time/time';

/** A message right after it was taken: `pending`, as of now, with what the answer says of it besides. */
export function sentMessage(
	provider: string,
	{ clock }: Pick<ApiClient<unknown>, 'clock'>,
	{ contact, text, mediaUrl, ownPhone }: OutgoingMessage,
	answer: Partial<Omit<Message, 'provider'>>,
): Message {
	const [address] = contact.variants;
	return createMessage(provider, {
		sentAt: toIso(clock.now()),
		direction: 'outbound',
		phone: contact.kind === 'phone' ? address : null,
		type: mediaUrl === null ? 'text' : 'file',
		text,
		mediaUrl,
		...statusFields('pending', null),
		accountPhone: ownPhone,
		...answer,
	});
}
