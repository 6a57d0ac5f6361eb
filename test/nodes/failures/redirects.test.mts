import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { providerOf } from '../../../sandbox/index.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { expectNoSecrets } from '../../support/sandbox/secrets.mts';
import { oneRequest, troubleAndStopOf } from '../../support/sandbox/troubles.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

describe.each(PROVIDERS)('A redirect of %s', (provider) => {
	const sandbox = useSandbox();
	const received: Array<Pick<IncomingMessage, 'url' | 'headers'>> = [];
	let elsewhere: Server;
	const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	beforeAll(async () => {
		elsewhere = createServer(({ url, headers }, response) => {
			received.push({ url, headers });
			response.end('{}');
		});
		await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
	});
	afterAll(() => elsewhere.close());

	it.each([301, 302, 303, 307, 308])(
		'to another origin is not followed with HTTP %i: no request and no secret goes there',
		async (code) => {
			const secrets = Object.values(providerOf(provider).credential).join();
			const location = `${originOf(elsewhere)}/caught/${encodeURIComponent(secrets)}`;
			const fault = { kind: 'redirect', location, code } as const;
			const trouble = await troubleAndStopOf(sandbox(), oneRequest(provider), fault);
			expect(trouble).toEqual({
				error: expect.stringContaining(`redirected the request to another address (HTTP ${code}).`),
				message:
					'Redirects are not followed, so that no key travels to another host. Put the final address in the Base URL of the credential.',
				details: {
					category: 'invalidResponse',
					retryable: false,
					provider,
					httpStatus: code,
					providerCode: null,
				},
				requests: 1,
			});
			expect(received).toEqual([]);
		},
	);

	it('within the origin is not followed either', async () => {
		const fault = { kind: 'redirect', location: '/elsewhere' } as const;
		const trouble = await troubleAndStopOf(sandbox(), oneRequest(provider), fault);
		expect(trouble).toMatchObject({ details: { httpStatus: 302 }, requests: 1 });
		expectNoSecrets(trouble);
	});
});
