import type { TwilioMessage } from './message.mts';

export interface TwilioNumber {
	readonly phone: string;
	readonly friendlyName: string;
	readonly isForMessages: boolean;
	/** What its user set under A message comes in; '' for nothing. */
	smsUrl: string;
}

/** What a list may be narrowed by. */
export interface MessageFilter {
	readonly to?: string;
	readonly from?: string;
	/** Whether a day that a message was sent on, as YYYY-MM-DD in GMT, is wanted. */
	readonly isDay?: (day: string) => boolean;
}

const timeOf = ({ sentAt, createdAt }: TwilioMessage) => sentAt ?? createdAt;

/** One account: its secrets, numbers and messages. */
export class TwilioAccount {
	/** Secrets of API keys by their SIDs. */
	readonly keys = new Map<string, string>();
	readonly numbers: TwilioNumber[] = [];
	/** Numbers that write on WhatsApp. */
	readonly whatsAppSenders = new Set<string>();
	readonly messagingServices = new Set<string>();
	isActive = true;
	#newestFirst: TwilioMessage[] = [];
	readonly #bySid = new Map<string, TwilioMessage>();

	/** The primary auth token, and a secondary one while it is changed. */
	readonly authTokens: Set<string>;

	constructor(
		readonly sid: string,
		readonly authToken: string,
	) {
		this.authTokens = new Set([authToken]);
	}

	/** Whether these are the user name and password of HTTP Basic. */
	knows(name: string, password: string): boolean {
		if (password === '') return false;
		return name === this.sid ? this.authTokens.has(password) : this.keys.get(name) === password;
	}

	/** Adds messages, or replaces those of the same SID. */
	add(messages: readonly TwilioMessage[]): void {
		for (const message of messages) this.#bySid.set(message.sid, message);
		this.#newestFirst = [...this.#bySid.values()].sort((a, b) => timeOf(b) - timeOf(a));
	}

	find(sid: string, now: number): TwilioMessage | undefined {
		const message = this.#bySid.get(sid);
		return message && message.createdAt <= now ? message : undefined;
	}

	/** The messages up to now, newest first. */
	list(now: number, { to, from, isDay }: MessageFilter = {}): TwilioMessage[] {
		return this.#newestFirst.filter((message) => {
			if (message.createdAt > now) return false;
			if (to !== undefined && message.to !== to) return false;
			if (from !== undefined && message.from !== from) return false;
			if (isDay === undefined) return true;
			const { sentAt } = message;
			return sentAt !== null && isDay(new Date(sentAt).toISOString().slice(0, 10));
		});
	}
}
