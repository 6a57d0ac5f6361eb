import { uuid } from '../data/random.mts';
import { GeneratedMessages } from './generatedMessages.mts';
import type { MessageSource, TwoChatMessage } from './message.mts';
import { StoredMessages } from './storedMessages.mts';

/** A WhatsApp Web number of an account. */
export interface TwoChatNumber {
	/** `WPN` and a UUID. */
	readonly uuid: string;
	/** E.164. */
	readonly phone: string;
	friendlyName: string;
	/** Connected, disconnected, failure. */
	connectionStatus: 'C' | 'D' | 'F';
	readonly createdAt: number;
	readonly messages: MessageSource;
	/** Requests in flight. */
	inFlight: number;
}

/** What a number starts with. */
export interface NumberOptions {
	readonly phone: string;
	readonly uuid?: string;
	readonly friendlyName?: string;
	readonly connectionStatus?: TwoChatNumber['connectionStatus'];
	readonly messages?: readonly TwoChatMessage[];
	/** That many messages computed when asked for, in place of `messages`. */
	readonly generated?: number;
}

/** One customer of 2Chat: an API key, credits and numbers. */
export class Account {
	readonly uuid: string;
	/** By phone, E.164. */
	readonly numbers = new Map<string, TwoChatNumber>();
	/** Numbers of the WhatsApp Business API: other endpoints know them. */
	readonly wabaPhones = new Set<string>();
	name: string;
	blocked = false;
	onTrial = false;
	/** Calls that are still paid for. */
	credits = 500_000;
	creditsUsed = 0;
	/** As `/info` tells it; nothing enforces it. */
	requestsPerMinute = 80;

	constructor(
		readonly apiKey: string,
		private readonly seed: number,
		private readonly startedAt: number,
	) {
		this.uuid = `ACC${uuid(apiKey)}`;
		this.name = `Account ${apiKey.slice(0, 12)}`;
	}

	addNumber(options: NumberOptions): TwoChatNumber {
		const number: TwoChatNumber = {
			uuid: options.uuid ?? `WPN${uuid(this.apiKey, options.phone)}`,
			phone: options.phone,
			friendlyName: options.friendlyName ?? `Number ${options.phone.slice(-4)}`,
			connectionStatus: options.connectionStatus ?? 'C',
			createdAt: Date.UTC(2022, 9, 31, 22, 5, 44),
			messages:
				options.generated === undefined
					? new StoredMessages()
					: new GeneratedMessages(this.seed, options.generated, this.startedAt),
			inFlight: 0,
		};
		this.numbers.set(number.phone, number);
		this.addMessages(number.phone, options.messages ?? []);
		return number;
	}

	/** Throws for a number that isn't there or whose messages are generated. */
	addMessages(phone: string, messages: readonly TwoChatMessage[]): void {
		if (messages.length === 0) return;
		const source = this.numbers.get(phone)?.messages;
		if (!(source instanceof StoredMessages)) throw new Error(`${phone} takes no messages`);
		source.add(messages);
	}
}
