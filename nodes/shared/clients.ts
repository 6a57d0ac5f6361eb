import { type ICredentialDataDecryptedObject, sleep } from 'n8n-workflow';
import { type Context, type Definition, type Notify, openAccount, orAborted } from '../../adapters';
import { createTransport, type Host } from './transport';

/** Pace that the user chose; it holds for an account from the first item that uses it. */
export interface Pace {
	/** Null: the provider's own. */
	readonly concurrency: number | null;
	readonly timeoutMs: number;
	/** When everything has to be over, in epoch milliseconds; Infinity where n8n sets no time. */
	readonly deadlineAt: number;
}

/** For what somebody waits for and n8n sets no time for: a list, the publishing of a workflow. */
const SHORT_MS = 60_000;

/** When such work has to be over, in epoch milliseconds. */
export function shortDeadline(): number {
	return Date.now() + SHORT_MS;
}

export interface Accounts {
	/** The account of an item's own credential, opened once per execution. */
	of(definition: Definition<unknown>, itemIndex: number, pace: Pace): Promise<Context<unknown>>;
}

/** The account behind a decrypted credential, asked through n8n. */
export function openThrough(
	host: Host,
	definition: Definition<unknown>,
	credential: ICredentialDataDecryptedObject,
	pace: Pace,
	signal: AbortSignal,
	notify: Notify,
): Context<unknown> {
	return openAccount(definition, credential, {
		transport: createTransport(host, definition.credentialType, credential),
		clock: {
			now: Date.now,
			// Many may sleep at a time: with a signal of its own for each, Node.js takes none of them for a leak.
			sleep: async (ms) => await orAborted(sleep(ms), AbortSignal.any([signal])),
			random: Math.random,
		},
		signal,
		timeoutMs: pace.timeoutMs,
		deadlineAt: pace.deadlineAt,
		concurrency: pace.concurrency,
		notify,
	});
}

/**
 * The accounts of one execution. Two items belong to the same account when their resolved credentials are equal,
 * since a credential's fields may be expressions; nothing is ever shared between two accounts.
 */
export function createAccounts(host: Host, signal: AbortSignal, notify: Notify): Accounts {
	const opened = new Map<string, Context<unknown>>();
	return {
		async of(definition, itemIndex, pace) {
			const type = definition.credentialType;
			const credential =
				'getInputData' in host
					? await host.getCredentials(type, itemIndex)
					: await host.getCredentials(type);
			const key = JSON.stringify([type, credential]);
			const known = opened.get(key);
			if (known) return known;
			const { maxConcurrency } = definition.traits;
			if (pace.concurrency !== null && pace.concurrency > maxConcurrency) {
				notify({ code: 'concurrencyCapped', example: `${definition.label}: ${maxConcurrency}` });
			}
			const account = openThrough(host, definition, credential, pace, signal, notify);
			opened.set(key, account);
			return account;
		},
	};
}
