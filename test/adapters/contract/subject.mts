import { setImmediate } from 'node:timers/promises';
import type {
	Clock,
	Credential,
	ProviderId,
	Status,
	StatusQuery,
} from '../../../adapters/index.ts';
import type { Sandbox } from '../../../sandbox/index.mts';

/** The secret of every account under contract: nothing that URLs, headers, JSON or base64 leave as it is. */
export const SECRET = 'se/cret+Key=58d2=="x\\y&z';

/** A status lookup of which the sandbox knows the answer. */
export interface KnownStatus {
	readonly query: Partial<StatusQuery> & Pick<StatusQuery, 'messageId'>;
	readonly status: Status;
}

/** What a provider has to tell about itself to be put under contract. */
export interface ContractSubject {
	readonly id: ProviderId;
	/** What tells it from another subject of the same provider. */
	readonly title?: string;
	/** The paths that read messages, for faults. */
	readonly reads: RegExp;
	/** A working account, whose secret is `SECRET`. */
	arrange(sandbox: Sandbox): Credential;
	/** A credential with a key that isn't right. */
	wrongKey(sandbox: Sandbox): Credential;
	/** A credential that is right, for a phone that isn't connected. */
	notConnected(sandbox: Sandbox): Credential;
	/** Our own number, where requests name it. */
	readonly ownPhone?: string;
	/** Somebody with messages, and somebody without; each with one spelling only. */
	readonly contact: string;
	readonly unknownContact: string;
	/** Ids of all messages that can be reached, from the sandbox's own memory. */
	reachable(sandbox: Sandbox): string[];
	/** A list with nothing in it, where that is as simple as any JSON. */
	readonly emptyList?: unknown;
	/** An answer that says no in the provider's own way, with this text in it. */
	refusal(text: string): { readonly code: number; readonly body: unknown };
	/** Status lookups; absent where the provider has none. */
	readonly statuses?: {
		readonly known: readonly KnownStatus[];
		readonly missing: KnownStatus['query'];
	};
}

/** A clock that skips every sleep: backoffs take no time. */
export class SkippingClock implements Clock {
	skipped = 0;

	now(): number {
		return Date.now() + this.skipped;
	}

	random(): number {
		return 0.5;
	}

	async sleep(ms: number): Promise<void> {
		this.skipped += ms;
		await setImmediate();
	}
}
