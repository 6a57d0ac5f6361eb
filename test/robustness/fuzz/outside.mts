import {
	type ApiClient,
	type Credential,
	type ProviderDefinition,
	type HttpResponse,
	InputError,
	messageSchema,
	type Hint,
	type MessageRecord,
	openClient,
	ProviderError,
	providers,
	type HttpRequest,
} from '../../../adapters/index.ts';
import { providerOf } from '../../../sandbox/index.mts';
import { ScriptedTransport } from '../../adapters/http/scriptedTransport.mts';
import { VirtualClock } from '../../adapters/http/virtualClock.mts';
import { MAX_MS } from './runs.mts';
import { SECRET, SPELLINGS } from './values.mts';

/** Credentials with the same secret, whatever each calls it. */
export const CREDENTIAL: Credential = Object.assign(
	{},
	...providers.map(({ id, secretFields }) => ({
		...providerOf(id).credential,
		...Object.fromEntries(secretFields.map((field) => [field, SECRET])),
	})),
);
const MAX_REQUESTS = 3_000;
const KEYS = Object.keys(messageSchema.shape).join();

export interface Outside {
	readonly definition: ProviderDefinition<unknown>;
	readonly context: ApiClient<unknown>;
	readonly clock: VirtualClock;
	readonly notices: readonly Hint[];
}

/** An account whose answers come from `answer`, in memory and on a virtual clock. */
export function openFuzzed(
	definition: ProviderDefinition<unknown>,
	credential: Credential,
	answer: (request: HttpRequest, nth: number) => HttpResponse,
): Outside {
	const clock = new VirtualClock();
	const notices: Hint[] = [];
	const transport = new ScriptedTransport((request, nth) => {
		if (nth >= MAX_REQUESTS) throw new Error('it asks without end');
		return answer(request, nth);
	});
	const client = openClient(
		definition,
		{ ...CREDENTIAL, ...credential },
		{
			transport,
			clock,
			signal: new AbortController().signal,
			timeoutMs: 30_000,
			deadlineAt: Infinity,
			concurrency: definition.capabilities.concurrency,
			addHint: (hint) => notices.push(hint),
		},
	);
	return { definition, context: client, clock, notices };
}

/** Throws for a record that no node may emit. */
export function checkObservation({ message, raw }: MessageRecord): void {
	messageSchema.parse(message);
	if (Object.keys(message).join() !== KEYS) throw new Error('has other keys, or another order');
	if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new Error('raw is off');
}

/** Throws when a spelling of the secret is in what is shown. */
export function checkSecret(shown: unknown): void {
	const text = JSON.stringify(shown) ?? '';
	for (const variant of SPELLINGS) {
		if (text.includes(JSON.stringify(variant).slice(1, -1))) throw new Error(`shows ${variant}`);
	}
}

/** What an error says to anybody who looks at it. */
export function shownOf(error: Error): unknown {
	return [{ ...error }, error.message, error.stack, error.cause ?? null];
}

/**
 * Does the work, within the processor time that a case may take. Its value, or undefined where it failed as it may: with a
 * `ProviderError`, or with an `InputError` where a user's choice is at fault. Either is `looked` at.
 */
export async function survives<T>(
	work: () => Promise<T>,
	looked: (error: Error) => void = (error) => checkSecret(shownOf(error)),
): Promise<T | undefined> {
	const before = process.cpuUsage();
	const value = await work().catch((error: unknown) => {
		if (!ProviderError.isInstance(error) && !InputError.isInstance(error)) throw error;
		looked(error);
		return undefined;
	});
	const { user, system } = process.cpuUsage(before);
	const tookMs = (user + system) / 1_000;
	if (tookMs > MAX_MS) throw new Error(`took ${Math.round(tookMs)} ms`);
	return value;
}
