import { type ProviderId, providerOf, type Sandbox, SEEDED } from '../../../sandbox/index.mts';

export interface Arrival {
	readonly id: string;
	/** The contact's; María's where absent. */
	readonly digits?: string;
	readonly text?: string;
	/** Of us; else the contact wrote it. */
	readonly isOurs?: boolean;
	/** Seconds before now that its time says. */
	readonly ago?: number;
	/** The provider's word; it may be changed later by arriving again. */
	readonly state?: string;
}

/** A message with María arrives at the provider; one with a known id replaces it. */
export function arrive(sandbox: Sandbox, provider: ProviderId, arrival: Arrival): void {
	const { id, text = `message ${id}`, isOurs = false, ago = 0, state = 'sent' } = arrival;
	const { digits = SEEDED.contacts.maria.whatsAppDigits } = arrival;
	const at = sandbox.clock.now() - ago * 1_000;
	providerOf(provider).arrive(sandbox[provider], { id, digits, text, isOurs, at, state });
}

/** An id of a new message, as the provider writes it: the digits tell it from others. */
export function idOf(provider: ProviderId, nth: number, isOurs = false): string {
	return providerOf(provider).idOf(nth, isOurs);
}
