import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providers } from '../adapters/index.ts';
import { PROVIDER_IDS, providerOf } from '../sandbox/index.mts';
import { missingOf } from './support/missing.mts';

const root = join(__dirname, '..');

describe('a provider', () => {
	it('has an entry in the sandbox’s table', () => {
		expect(PROVIDER_IDS).toEqual(providers.map(({ id }) => id));
	});

	it.each(providers)('sends in the sandbox where its nodes can send: $id', (provider) => {
		expect(providerOf(provider.id).sending !== undefined).toBe(provider.send !== undefined);
	});

	it.each(providers)('tells webhooks in the sandbox where its nodes listen: $id', (provider) => {
		expect(providerOf(provider.id).telling !== undefined).toBe(provider.webhook !== undefined);
	});

	it.each(providers)('has all files and sections: $id', (provider) => {
		expect(missingOf(root, provider)).toEqual([]);
	});
});

describe('missingOf', () => {
	const acme = { id: 'acme', label: 'Acme', credentialType: 'acmeApi', capabilities: {} };
	const empty = mkdtempSync(join(tmpdir(), 'message-tracker-provider-'));
	afterAll(() => rmSync(empty, { recursive: true }));

	it('names each file and section of a provider that has nothing', () => {
		const missing = missingOf(empty, acme);
		expect(missing).toEqual(
			expect.arrayContaining([
				expect.stringMatching(/^adapters\/acme\/schemas\.ts is missing: A schema for each answer/),
				expect.stringMatching(/^credentials\/AcmeApi\.credentials\.ts is missing: Fields/),
				expect.stringMatching(/^sandbox\/acme\/index\.mts is missing: The entry/),
				'acmeApi names no icon for light and one for dark',
				'test/fixtures/acme has no answer of the vendor',
				"package.json’s description doesn't name “Acme”",
				'README.md has no heading “Acme”',
				expect.stringMatching(/^docs\/providers\/acme\.md is missing: Its credential/),
			]),
		);
		expect(missing.join()).not.toMatch(/status\.ts|send\.ts|webhook\.ts/);
	});

	it('asks for what only some have where the capabilities declare it', () => {
		const send = { maxTextLength: 1, pauseMs: 1, supportsMedia: false, supportsReply: false };
		const capabilities = { statusBy: ['messageId'], send, webhook: 'byUser' } as const;
		const missing = missingOf(empty, { ...acme, capabilities }).join();
		expect(missing).toContain('adapters/acme/status.ts is missing');
		expect(missing).toContain('adapters/acme/send.ts is missing');
		expect(missing).toContain('adapters/acme/webhook.ts is missing');
	});
});
