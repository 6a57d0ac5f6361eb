import {
	type ProviderId,
	providerOf,
	type Sandbox,
	SEEDED,
	type SeededMessage,
} from '../../../sandbox/index.mts';

/** Messages with María, newest first: each provider has more than any of them gives at once. */
export function messagesWithMaria(sandbox: Sandbox, id: ProviderId): SeededMessage[] {
	const { whatsAppDigits } = SEEDED.contacts.maria;
	return providerOf(id).messagesWith(sandbox[id], whatsAppDigits, sandbox.clock.now());
}
