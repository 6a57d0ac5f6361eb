import { toUuid, hex } from '../data/random.mts';
import type { EvolutionMessage } from './message.mts';
import type { WebhookRow } from './webhookRow.mts';

/** What an instance starts with; the rest has the defaults of a working one. */
export interface InstanceOptions {
	readonly name: string;
	readonly token: string;
	/** Digits of the own number. */
	readonly ownDigits: string;
	/** Null: it is in the database only, and answers with what that does to the server's code. */
	readonly state?: 'open' | 'connecting' | 'close' | null;
	readonly integration?: 'WHATSAPP-BAILEYS' | 'WHATSAPP-BUSINESS';
	readonly messages?: readonly EvolutionMessage[];
}

/** One connected phone of a server, with what the server stored of it. */
export class Instance {
	readonly id: string;
	readonly name: string;
	token: string;
	readonly ownDigits: string;
	state: 'open' | 'connecting' | 'close' | null;
	readonly integration: NonNullable<InstanceOptions['integration']>;
	/** There is room for one. */
	webhook: WebhookRow | null = null;
	/** `DATABASE_SAVE_DATA_NEW_MESSAGE` and `DATABASE_SAVE_MESSAGE_UPDATE`. */
	storesMessages = true;
	storesUpdates = true;
	readonly #messages = new Map<string, EvolutionMessage>();

	constructor(options: InstanceOptions) {
		this.name = options.name;
		this.id = toUuid(hex(32, 'instance', options.name));
		this.token = options.token;
		this.ownDigits = options.ownDigits;
		this.state = options.state === undefined ? 'open' : options.state;
		this.integration = options.integration ?? 'WHATSAPP-BAILEYS';
		this.addMessages(options.messages ?? []);
	}

	/** One with a known id replaces it. */
	addMessages(messages: readonly EvolutionMessage[]): void {
		for (const message of messages) this.#messages.set(message.key.id, message);
	}

	find(id: string): EvolutionMessage | undefined {
		return this.#messages.get(id);
	}

	/** What is stored by now. */
	stored(now: number): EvolutionMessage[] {
		if (!this.storesMessages) return [];
		return [...this.#messages.values()].filter(({ at }) => at <= now);
	}
}
