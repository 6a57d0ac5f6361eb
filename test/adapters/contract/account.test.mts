import { setImmediate } from 'node:timers/promises';
import { z } from 'zod/v4';
import { openClient, providers, registry } from '../../../adapters/index.ts';
import { PROVIDER_IDS, providerOf } from '../../../sandbox/index.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';
import { openScripted } from './scripted.mts';
import { SkippingClock } from './subject.mts';

const never = () => answer();

describe('the registry', () => {
	it('holds each provider under its own id', () => {
		for (const [id, definition] of Object.entries(registry)) expect(definition.id).toBe(id);
		expect(Object.keys(registry)).toEqual(PROVIDER_IDS);
	});

	it('has no credential type or label twice', () => {
		for (const key of ['credentialType', 'label'] as const) {
			expect(new Set(providers.map((definition) => definition[key])).size).toBe(providers.length);
		}
	});

	it.each(providers)('declares of $id what it has', ({ capabilities, ...definition }) => {
		expect(definition.pages !== undefined).toBe(
			Boolean(capabilities.all ?? capabilities.conversation),
		);
		expect(definition.status !== undefined).toBe(capabilities.statusBy !== undefined);
		expect(definition.ownNumbers !== undefined).toBe(capabilities.needsAccount);
		expect(capabilities.concurrency).toBeLessThanOrEqual(capabilities.maxConcurrency);
	});
});

describe('openAccount', () => {
	it('takes nothing from a credential but its public fields', () => {
		for (const definition of providers) {
			const secrets = definition.secretFields.map((field) => [field, `${field}-secret-1`]);
			const credential = {
				...providerOf(definition.id).credential,
				...Object.fromEntries(secrets),
			};
			const { context } = openScripted(definition, credential, never);
			expect(JSON.stringify(context.config)).not.toMatch(/secret/);
		}
	});

	it.each(providers)(
		'lets $id make no more requests at a time than it allows',
		async (definition) => {
			const transport = new ScriptedTransport(async () => {
				await setImmediate();
				return answer('', 404);
			});
			const { maxConcurrency } = definition.capabilities;
			const context = openClient(definition, providerOf(definition.id).credential, {
				transport,
				clock: new SkippingClock(),
				signal: new AbortController().signal,
				timeoutMs: 1_000,
				deadlineAt: Infinity,
				concurrency: maxConcurrency + 60,
				addHint: () => {},
			});
			const call = async () => await context.call({ method: 'GET', path: '/' }, z.unknown());
			await Promise.allSettled(Array.from({ length: maxConcurrency + 60 }, call));
			expect(transport.maxInFlight).toBe(maxConcurrency);
		},
	);
});
