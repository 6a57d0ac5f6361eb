import { setImmediate } from 'node:timers/promises';
import { z } from 'zod/v4';
import {
	type Credential,
	openClient,
	type ProviderDefinition,
	providers,
	publicFields,
	type Transport,
} from '../../adapters/index.ts';
import { providerOf } from '../../sandbox/index.mts';
import { openScripted } from './contract/scripted.mts';
import { SkippingClock } from './contract/subject.mts';
import { acme } from './http/acme.mts';
import { answer, ScriptedTransport } from './http/scriptedTransport.mts';

/** A client that is lent this, and may ask so much at a time. */
function lend<C>(
	definition: ProviderDefinition<C>,
	credential: Credential,
	transport: Transport,
	concurrency: number | null = null,
) {
	const client = openClient(definition, credential, {
		transport,
		concurrency,
		clock: new SkippingClock(),
		signal: new AbortController().signal,
		timeoutMs: 1_000,
		deadlineAt: Infinity,
		addHint: () => {},
	});
	return async () => await client.call({ method: 'GET', path: '/' }, z.unknown());
}

/** How many requests were under way together at most, of 100 that are wanted. */
async function widthOf<C>(
	definition: ProviderDefinition<C>,
	credential: Credential,
	chosen: number | null,
): Promise<number> {
	const transport = new ScriptedTransport(async () => {
		await setImmediate();
		return answer();
	});
	const ask = lend(definition, credential, transport, chosen);
	await Promise.allSettled(Array.from({ length: 100 }, ask));
	return transport.maxInFlight;
}

describe('openClient', () => {
	it('takes nothing from a credential but its public fields', () => {
		for (const definition of providers) {
			const secrets = definition.secretFields.map((field) => [field, `${field}-secret-1`]);
			const credential = {
				...providerOf(definition.id).credential,
				...Object.fromEntries(secrets),
			};
			const { context } = openScripted(definition, credential, () => answer());
			expect(JSON.stringify(context.config)).not.toMatch(/secret/);
			expect(JSON.stringify(publicFields(definition, credential))).not.toMatch(/secret-1/);
		}
	});

	it.each(providers)('lets $id make no more requests at a time than it allows', async (each) => {
		const { credential } = providerOf(each.id);
		const { maxConcurrency } = each.capabilities;
		expect(await widthOf(each, credential, maxConcurrency + 60)).toBe(maxConcurrency);
	});

	it.each<[string, { concurrency: number; maxConcurrency: number; adaptsConcurrency?: boolean }]>([
		['is its own', { concurrency: 4, maxConcurrency: 8 }],
		['never grows', { concurrency: 4, maxConcurrency: 8, adaptsConcurrency: false }],
		['is at most its most', { concurrency: 8, maxConcurrency: 4 }],
	])('asks as much at a time as the provider takes, which %s', async (_what, part) => {
		const definition = { ...acme, capabilities: { ...acme.capabilities, ...part } };
		expect(await widthOf(definition, {}, null)).toBe(4);
	});

	it('asks more at a time where the provider adapts, unless its user has chosen', async () => {
		const capabilities = { ...acme.capabilities, adaptsConcurrency: true };
		const definition = { ...acme, capabilities };
		expect(await widthOf(definition, {}, null)).toBe(8);
		expect(await widthOf(definition, {}, 3)).toBe(3);
	});

	it.each([
		['its secret field, spaces around it left out', { key: ' k-12345678 ' }, 'k-12345678'],
		['what it makes of its fields', { user: 'u-12345678' }, 'sent u-12345678'],
	])('hides %s wherever answers have it', async (_what, credential, secret) => {
		const definition = { ...acme, sentSecret: ({ user }: Credential) => `sent ${user}` };
		const transport = new ScriptedTransport(() => answer({ said: `it is ${secret}.` }));
		expect(await lend(definition, credential, transport)()).toEqual({ said: 'it is [hidden].' });
	});

	it('hides nothing where a credential has no secret', async () => {
		const said = ['undefined', 'null', ''];
		const transport = new ScriptedTransport(() => answer(said));
		expect(await lend(acme, { key: null }, transport)()).toEqual(said);
	});

	it('refuses a credential that can’t be used before anything is asked', () => {
		const asked: unknown[] = [];
		const authorize: typeof acme.authorize = (request) => {
			asked.push(request);
			throw new Error('no key');
		};
		const transport = new ScriptedTransport(() => answer());
		expect(() => lend({ ...acme, authorize }, {}, transport)).toThrow('no key');
		expect(asked).toEqual([{ url: 'https://api.acme.example/v1' }]);
		expect(transport.requests).toEqual([]);
	});
});

describe('publicFields', () => {
	it('are all but the secrets, as they are', () => {
		const credential = { key: 'secret', baseUrl: ' x ', more: null };
		expect(publicFields({ secretFields: ['key', 'hmac'] }, credential)).toEqual({
			baseUrl: ' x ',
			more: null,
		});
	});
});
