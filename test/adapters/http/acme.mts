import { z } from 'zod/v4';
import type { ApiClient, ProviderDefinition, Hint } from '../../../adapters/index.ts';
import {
	baseUrlOnce,
	headerValue,
	redirected,
	resolveUrl,
} from '../../../adapters/http/authorizeUrl.ts';
import { createClient } from '../../../adapters/http/createClient.ts';
import { phoneContact } from '../../../adapters/core/phone/contact.ts';
import { createRedactor } from '../../../adapters/http/redact.ts';
import { type Script, ScriptedTransport } from './scriptedTransport.mts';
import { VirtualClock } from './virtualClock.mts';

export interface AcmeOptions {
	readonly concurrency?: number;
	/** How wide it may become; as wide as it begins where it is left out. */
	readonly maxConcurrency?: number;
	readonly requestsPerMinute?: number | null;
	readonly secrets?: readonly string[];
	readonly signal?: AbortSignal;
	readonly timeoutMs?: number;
	/** From the clock's beginning on. */
	readonly deadlineInMs?: number;
}

/** A provider that adds nothing to what the HTTP layer does by itself. */
export const acme: ProviderDefinition<AcmeOptions> = {
	id: 'acme',
	label: 'Acme',
	credentialType: 'acmeApi',
	config: z.custom<AcmeOptions>(),
	secretFields: ['key'],
	capabilities: { needsAccount: false, concurrency: 4, maxConcurrency: 8, isBilled: false },
	target: ({ requestsPerMinute = null }) => ({
		baseUrl: 'https://api.acme.example/v1',
		ignoreSslIssues: false,
		requestsPerMinute,
	}),
	authorize: (request) => request,
	failure: () => null,
	contact: (value) => phoneContact(value),
	check: async () => ({ ok: true, message: 'Connected.' }),
};

const baseUrlOf = baseUrlOnce(({ baseUrl }) => String(baseUrl));

/** The same with a key, which goes into a header, and into the path where that has a place for it. */
export const signedAcme: typeof acme = {
	...acme,
	authorize: (request, credential) => {
		const key = headerValue(credential.key, 'Key of the Acme credential');
		const url = resolveUrl(request, baseUrlOf(credential)).replace(':key', encodeURIComponent(key));
		return redirected(request, url, { 'X-Api-Key': key });
	},
};

/** One account of it, on a virtual clock and a scripted transport. */
export function openAcme(script: Script, options: AcmeOptions = {}, definition = acme) {
	const clock = new VirtualClock();
	const width = options.concurrency ?? 4;
	const transport = new ScriptedTransport(script);
	const notices: Hint[] = [];
	const client: ApiClient<AcmeOptions> = createClient({
		definition,
		config: options,
		transport,
		clock,
		signal: options.signal ?? new AbortController().signal,
		timeoutMs: options.timeoutMs ?? 30_000,
		deadlineAt: clock.now() + (options.deadlineInMs ?? Infinity),
		concurrency: { initial: width, max: options.maxConcurrency ?? width },
		addHint: (hint) => notices.push(hint),
		redactor: createRedactor(options.secrets ?? []),
	});
	const ask = async (path = '/a') => await client.call({ method: 'GET', path }, z.unknown());
	return { ask, clock, context: client, notices, transport };
}
