import type { WammChat, WammMessage } from './message.mts';

/** What a channel starts with; the rest has the defaults of a working WhatsApp channel. */
export interface ChannelOptions {
	readonly token: string;
	/** Digits of the own number. */
	readonly phone: string;
	readonly state?: 'authorized' | 'notAuthorized' | 'starting' | 'blocked';
	/** `api_tip` of the channel list. */
	readonly messenger?: 'whatsapp' | 'tg' | 'tg_bot' | 'max';
	/** IANA zone of the printed dates. */
	readonly timezone?: string;
	readonly tag?: string;
	readonly hook?: string;
	readonly payState?: 'active' | 'archive';
	readonly chats?: readonly WammChat[];
	readonly messages?: readonly WammMessage[];
}

/** Punctuation that WAMM's older documentation tolerates in a phone; a plus is not in it. */
const PHONE_PUNCTUATION = /[ ()-]/g;
/** From the shortest international number to a group id. */
const PHONE_DIGITS = /^\d{7,20}$/;

/** One connection of a WAMM workspace: a token, an own number and its messages. */
export class Channel {
	readonly token: string;
	readonly timezone: string;
	phone: string;
	state: NonNullable<ChannelOptions['state']>;
	readonly messenger: NonNullable<ChannelOptions['messenger']>;
	tag: string;
	hook: string;
	payState: NonNullable<ChannelOptions['payState']>;
	readonly chats: Map<string, WammChat>;
	readonly #byId = new Map<string, WammMessage>();
	#newestFirst: WammMessage[] = [];

	/** @param apiId the channel's number in the workspace. */
	constructor(
		readonly apiId: number,
		options: ChannelOptions,
	) {
		this.token = options.token;
		this.phone = options.phone;
		this.state = options.state ?? 'authorized';
		this.messenger = options.messenger ?? 'whatsapp';
		this.timezone = options.timezone ?? 'Europe/Moscow';
		this.tag = options.tag ?? `Channel ${apiId}`;
		this.hook = options.hook ?? '';
		this.payState = options.payState ?? 'active';
		this.chats = new Map(options.chats?.map((chat) => [chat.address, chat]));
		this.addMessages(options.messages ?? []);
	}

	/** All messages, newest first, those of the future included. */
	get messages(): readonly WammMessage[] {
		return this.#newestFirst;
	}

	/** Chats that have no entry in `chats` are there under their address, without a name. */
	addMessages(messages: readonly WammMessage[]): void {
		for (const message of messages) this.#byId.set(message.id, message);
		this.#newestFirst = [...this.#byId.values()].sort(
			(a, b) => b.insertedAt - a.insertedAt || b.id.localeCompare(a.id, 'en', { numeric: true }),
		);
	}

	find(id: string, now: number): WammMessage | undefined {
		const message = this.#byId.get(id);
		return message && message.insertedAt <= now ? message : undefined;
	}

	/** Up to `count` messages that pass the filter, newest first. */
	newest(count: number, now: number, passes: (message: WammMessage) => boolean): WammMessage[] {
		const found: WammMessage[] = [];
		for (const message of this.#newestFirst) {
			if (found.length === count) break;
			if (message.insertedAt <= now && passes(message)) found.push(message);
		}
		return found;
	}

	/** The chat address that the parameter names, existing or not; undefined when it can't be one. */
	resolve(phone: string): string | undefined {
		if (this.messenger === 'whatsapp') {
			const digits = phone.replace(PHONE_PUNCTUATION, '');
			return PHONE_DIGITS.test(digits) ? digits : undefined;
		}
		const known = [...this.chats.values()].find(({ phoneReal }) => phoneReal === phone);
		// MAX takes chat ids only; Telegram takes nicknames and phones as well.
		const address = this.messenger === 'max' ? phone : (known?.address ?? phone);
		return address || undefined;
	}
}
