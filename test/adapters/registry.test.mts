import { findProvider, providers, registry } from '../../adapters/index.ts';
import { PROVIDER_IDS } from '../../sandbox/index.mts';

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

	it.each(providers)('finds $id by its id', (definition) => {
		expect(findProvider(definition.id)).toBe(definition);
	});

	it.each(['', 'TwoChat', 'constructor', '__proto__'])('finds nothing by “%s”', (id) => {
		expect(findProvider(id)).toBeUndefined();
	});
});
