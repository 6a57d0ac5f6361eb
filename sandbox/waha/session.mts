import { fullId, partsOfId, type WahaMessage } from './message.mts';

/** @see https://waha.devlike.pro/docs/how-to/sessions/ */
export const SESSION_STATUSES = [
	'STOPPED',
	'STARTING',
	'SCAN_QR_CODE',
	'PASSKEY_REQUIRED',
	'PASSKEY_CONFIRMATION_REQUIRED',
	'WORKING',
	'FAILED',
] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

export const ENGINES = ['WEBJS', 'WPP', 'NOWEB', 'GOWS'] as const;
export type Engine = (typeof ENGINES)[number];

/** One entry of `config.webhooks`. */
export interface WebhookConfig {
	readonly url: string;
	readonly events: readonly string[];
	readonly hmac?: { readonly key: string } | null;
}

/** What a session starts with; the rest has the defaults of a working one. */
export interface SessionOptions {
	readonly name: string;
	readonly engine: Engine;
	/** Digits of the own number. */
	readonly phone: string;
	readonly status?: SessionStatus;
	/** Chat ids with their names; a chat of a message needs no entry. */
	readonly names?: Readonly<Record<string, string>>;
	/** Phones behind hidden numbers: `@lid` to `@c.us`. */
	readonly lids?: Readonly<Record<string, string>>;
	readonly messages?: readonly WahaMessage[];
	/** Whether the NOWEB engine keeps messages at all. */
	readonly hasStore?: boolean;
}

/** One phone that the server is connected to. */
export class Session {
	readonly name: string;
	readonly engine: Engine;
	readonly phone: string;
	status: SessionStatus;
	readonly names: Map<string, string>;
	readonly lids: Map<string, string>;
	/** By chat id. */
	readonly unread = new Map<string, number>();
	webhooks: readonly WebhookConfig[] = [];
	readonly hasStore: boolean;
	readonly #byId = new Map<string, WahaMessage>();
	#newestFirst: WahaMessage[] = [];

	constructor(options: SessionOptions) {
		this.name = options.name;
		this.engine = options.engine;
		this.phone = options.phone;
		this.status = options.status ?? 'WORKING';
		this.names = new Map(Object.entries(options.names ?? {}));
		this.lids = new Map(Object.entries(options.lids ?? {}));
		this.hasStore = options.hasStore ?? true;
		this.addMessages(options.messages ?? []);
	}

	/** Those that look into a browser have neither a list of all messages nor the short form of ids. */
	get isBrowser(): boolean {
		return this.engine === 'WEBJS' || this.engine === 'WPP';
	}

	/** All messages, newest first, those of the future included. */
	get messages(): readonly WahaMessage[] {
		return this.#newestFirst;
	}

	addMessages(messages: readonly WahaMessage[]): void {
		for (const message of messages) this.#byId.set(message.id, message);
		this.#newestFirst = [...this.#byId.values()].sort((a, b) => b.at - a.at);
	}

	/** Forgets the chats that don't pass. */
	keepChats(passes: (chat: string) => boolean): void {
		const kept = this.#newestFirst.filter(({ chat }) => passes(chat));
		this.#byId.clear();
		this.addMessages(kept);
	}

	/** Chats that stand for the same person: a phone and its hidden number. */
	sameChats(chat: string): readonly string[] {
		const pairs = [...this.lids].filter((pair) => pair.includes(chat));
		return [...new Set([chat, ...pairs.flat()])];
	}

	/** By WhatsApp's own id, as GOWS and NOWEB look it up; browsers know the full form only. */
	find(id: string, now: number): WahaMessage | undefined {
		const key = partsOfId(id);
		if (!key && this.isBrowser) return undefined;
		const message = this.#byId.get(key?.id ?? id);
		if (!message || message.at > now || message.isHidden) return undefined;
		return this.isBrowser && !fullId(message).startsWith(id) ? undefined : message;
	}
}
