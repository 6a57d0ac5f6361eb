import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, providerOf } from '../../sandbox/index.mts';
import { ACCEPTED, REFUSED } from '../support/sandbox/baseUrls.mts';
import { testCredential } from '../support/sandbox/credentialTests.mts';
import { PROVIDERS } from '../support/sandbox/providers.mts';
import { asked } from '../support/sandbox/requests.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';

const OK = { status: 'OK', message: 'Connection successful!' };
const failed = (message: string) => ({ status: 'Error', message });

describe.each(PROVIDERS)('The test of the Base URL of %s', (provider) => {
	const sandbox = useSandbox();
	const { answerer, api, exampleUrl } = providerOf(provider).expected;
	const test = async (changes = {}) => await testCredential(sandbox(), provider, changes);
	const testAt = async (written: (baseUrl: string) => string) =>
		await test({ baseUrl: written(sandbox()[provider].baseUrl) });

	it.each(ACCEPTED)('passes when it is written %s', async (_what, written) => {
		expect(await testAt(written)).toEqual(OK);
	});

	it.each(REFUSED)(
		'says what to enter, and asks nobody, when it %s',
		async (_what, written, what) => {
			expect(await testAt(written)).toEqual(
				failed(`${what} Enter the address of the API, such as ${exampleUrl}.`),
			);
			expect(asked(sandbox(), provider)).toEqual([]);
		},
	);

	it.each<Fault>([
		{ kind: 'html' },
		{ kind: 'empty' },
		{ kind: 'truncate' },
		{ kind: 'json', value: { hello: 'world' } },
		{ kind: 'json', value: [] },
	])('says that something else answers when that is %j', async (fault) => {
		sandbox()[provider].faults.add({ fault });
		expect(await test()).toEqual(
			failed(`This is not the answer of ${answerer}. Check the Base URL.`),
		);
	});

	it('says that there is no such API when nothing is at the address', async () => {
		expect(await testAt(() => sandbox().control.origin)).toEqual(
			failed(`There is no ${api} at this address. Check the Base URL.`),
		);
	});

	it('says n8n’s own word when nobody listens', async () => {
		expect(await testAt(() => 'http://127.0.0.1:1')).toEqual(failed('ECONNREFUSED'));
	});

	describe('that redirects', () => {
		const received: string[] = [];
		let elsewhere: Server;

		beforeAll(async () => {
			elsewhere = createServer(({ url = '' }, response) => {
				received.push(url);
				response.end('{}');
			});
			await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
		});
		afterAll(() => elsewhere.close());

		it.each([301, 302, 307, 308])('is not followed with HTTP %i, and says so', async (code) => {
			const { port } = elsewhere.address() as AddressInfo;
			const location = `http://127.0.0.1:${port}/x`;
			sandbox()[provider].faults.add({ fault: { kind: 'redirect', location, code } });
			expect(await test()).toEqual(
				failed('This address redirects to another one. Put that into the Base URL.'),
			);
			expect(received).toEqual([]);
		});
	});
});
