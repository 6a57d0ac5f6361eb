import type { Server } from 'node:https';
import { rowsOf } from '../support/sandbox/ask.mts';
import { testCredential } from '../support/sandbox/credentialTests.mts';
import { PROVIDERS } from '../support/sandbox/providers.mts';
import { startTlsProxy } from '../support/sandbox/tlsProxy.mts';
import { oneMessage, troubleOf } from '../support/sandbox/troubles.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';

describe.each(PROVIDERS)('Ignore SSL Issues on %s', (provider) => {
	const sandbox = useSandbox();
	let proxy: { origin: string; server: Server };
	const behind = (changes = {}) => {
		const { baseUrl, origin } = sandbox()[provider];
		return { baseUrl: baseUrl.replace(origin, proxy.origin), ...changes };
	};

	beforeAll(async () => {
		proxy = await startTlsProxy(sandbox()[provider].origin);
	});
	afterAll(() => proxy.server.close());

	it('is needed for a certificate that nobody vouches for', async () => {
		expect(await testCredential(sandbox(), provider, behind())).toEqual({
			status: 'Error',
			message: 'DEPTH_ZERO_SELF_SIGNED_CERT',
		});
		const question = { ...oneMessage(provider), credential: behind() };
		const rule = { fault: { kind: 'latency', ms: 0 } } as const;
		expect(await troubleOf(sandbox(), question, rule)).toMatchObject({
			error: expect.stringContaining('its certificate was not accepted'),
			message: expect.stringContaining('turn on Ignore SSL Issues in the credential'),
			details: { category: 'network', providerCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
			requests: 0,
		});
	});

	it('lets the test and the nodes through when it is on', async () => {
		const credential = behind({ ignoreSslIssues: true });
		expect(await testCredential(sandbox(), provider, credential)).toMatchObject({ status: 'OK' });
		expect(await rowsOf(sandbox(), { ...oneMessage(provider), credential })).toHaveLength(1);
	});
});
