import {
	type ApiClient,
	InputError,
	type MessageRecord,
	type OutgoingMessage,
	type PhoneOptions,
	type ProviderDefinition,
	sendMessage,
} from '../../adapters/index.ts';
import type { Flags } from './flags.mts';

/** Sends what the flags say, once, and only where they say that it is meant. */
export async function send(
	definition: ProviderDefinition<unknown>,
	client: ApiClient<unknown>,
	flags: Flags,
	phones: PhoneOptions,
): Promise<MessageRecord> {
	const { text = '', account = null, delay } = flags;
	const contact = definition.contact(flags.phone, client.config, phones);
	const message: OutgoingMessage = {
		ownPhone: account,
		contact,
		text,
		mediaUrl: flags['media-url'] ?? null,
		delaySeconds: delay === undefined ? null : Number(delay),
		replyToMessageId: flags['reply-to'] ?? null,
	};
	if (flags.yes) return await sendMessage(definition, client, message);
	throw new InputError(
		'Nothing was sent.',
		`To send “${text}” to ${contact.variants[0]} through ${definition.label}, add --yes.`,
	);
}
