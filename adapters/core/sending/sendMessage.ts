import { catchFailure } from '../catchFailure';
import type { ApiClient } from '../client';
import type { MessageRecord } from '../messages/message';
import { unsupported } from '../messages/readMessages';
import type { OutgoingMessage } from './outgoingMessage';
import type { ProviderDefinition } from '../provider';
import { ProviderError } from '../providerError';
import { checkMessage } from './checkMessage';

/**
 * Sends a message to one address. Another spelling of the phone gets it only after the provider has said that the one
 * before has no account: nothing was sent then. Throws an `uncertain` failure where it may have been.
 */
export async function sendMessage<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
	message: OutgoingMessage,
): Promise<MessageRecord> {
	const { send, capabilities, label } = definition;
	if (!send || !capabilities.send) throw unsupported(definition);
	checkMessage(label, capabilities.send, message);
	const { kind, variants } = message.contact;
	let noAccount: ProviderError | null = null;
	for (const variant of variants) {
		const sent = await catchFailure(
			send(client, { ...message, contact: { kind, variants: [variant] } }),
			({ category }) => category === 'noAccount',
		);
		if (ProviderError.isInstance(sent)) {
			noAccount ??= sent;
			continue;
		}
		if (noAccount) {
			const example = `${variants[0]} answered as ${variant}`;
			client.addHint({ code: 'phoneVariantUsed', example });
		}
		return sent;
	}
	throw noAccount ?? unsupported(definition);
}
