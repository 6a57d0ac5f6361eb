import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { signatureOf, verify } from '../../adapters/twilio/signature.ts';
import { type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { messageForm, statusForm } from '../../sandbox/twilio/events.mts';
import { signature } from '../../sandbox/twilio/webhooks.mts';
import { unsigned } from '../support/delivery.mts';

/** As much of Twilio's client library as is used here. */
interface Sdk {
	(name: string, password: string, options: object): SdkClient;
	validateRequest(authToken: string, signature: string, url: string, form: object): boolean;
}
interface SdkMessage {
	readonly sid: string;
	readonly status: string;
	readonly errorCode: number | null;
	readonly dateUpdated: Date;
	readonly numMedia: string;
	readonly from: string | null;
}
interface SdkClient {
	readonly messages: {
		(sid: string): { fetch(): Promise<SdkMessage> };
		list(filter: object): Promise<SdkMessage[]>;
		create(message: object): Promise<SdkMessage>;
	};
	readonly incomingPhoneNumbers: {
		list(): Promise<Array<{ phoneNumber: string; capabilities: { sms: boolean } }>>;
	};
}

const FOLDER = join(__dirname, '../../tools/twilioSdk/node_modules/twilio');
const isInstalled = existsSync(FOLDER);
if (!isInstalled) {
	console.warn(
		'!!! SKIPPED: Twilio’s own client library as a reference. `npm run install:twilio` installs it.',
	);
}
const { accountSid, authToken, apiKeySid, apiKeySecret, phone, messageSids } = SEEDED.twilio;
const { olga, maria } = SEEDED.contacts;

it('Twilio’s client library is there where everything has to run', () => {
	expect(isInstalled || process.env.CI === undefined).toBe(true);
});

(isInstalled ? describe : describe.skip)('Twilio’s own client library', () => {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const sdk = (isInstalled ? require(FOLDER) : null) as Sdk;
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ messages: 260 });
	});
	afterAll(() => sandbox.close());

	/** Its requests go to the sandbox instead of api.twilio.com, otherwise as it makes them. */
	function open(name: string = accountSid, password: string = authToken) {
		const client = sdk(name, password, { accountSid, autoRetry: false });
		const { httpClient } = client as unknown as {
			httpClient: { request(options: { uri: string }): Promise<unknown> };
		};
		const request = httpClient.request.bind(httpClient);
		httpClient.request = async (options) =>
			await request({
				...options,
				uri: options.uri.replace('https://api.twilio.com', sandbox.twilio.baseUrl),
			});
		return client;
	}

	it('lists all messages, page by page', async () => {
		const all = sandbox.twilio.accounts.get(accountSid)?.list(sandbox.clock.now()) ?? [];
		sandbox.twilio.clearRequests();
		const listed = await open().messages.list({ pageSize: 100 });
		expect(listed.map(({ sid }) => sid)).toEqual(all.map(({ sid }) => sid));
		expect(sandbox.twilio.requests).toHaveLength(Math.ceil(all.length / 100));
		expect(await open(apiKeySid, apiKeySecret).messages.list({ limit: 7 })).toHaveLength(7);
	});

	it('filters by recipient, sender and day', async () => {
		const account = sandbox.twilio.accounts.get(accountSid);
		const to = `+${olga.whatsAppDigits}`;
		const from = `whatsapp:+${maria.whatsAppDigits}`;
		const count = async (filter: object) => (await open().messages.list(filter)).length;
		const now = sandbox.clock.now();
		expect(await count({ to })).toBe(account?.list(now, { to }).length);
		expect(await count({ from })).toBe(account?.list(now, { from }).length);
		const dateSentAfter = new Date(Date.UTC(2026, 4, 31));
		expect(await count({ dateSentAfter })).toBe(
			account?.list(now, { isDay: (day) => day >= '2026-05-31' }).length,
		);
	});

	it('reads a message, its times and counts', async () => {
		const message = await open().messages(messageSids.undelivered).fetch();
		expect(message).toMatchObject({ status: 'undelivered', errorCode: 30_003, numMedia: '0' });
		expect(Number.isNaN(message.dateUpdated.getTime())).toBe(false);
		const [first] = await open().incomingPhoneNumbers.list();
		expect(first).toMatchObject({ phoneNumber: phone, capabilities: { sms: true } });
	});

	it('sends a message', async () => {
		const message = {
			to: '+79165550100',
			from: phone,
			body: 'Hi 👍',
			mediaUrl: ['https://a.example/1'],
		};
		const sent = await open().messages.create(message);
		expect(sent).toMatchObject({ status: 'queued', from: phone, numMedia: '1' });
		expect(sandbox.twilio.outbox.messages.at(-1)).toMatchObject({ id: sent.sid, text: 'Hi 👍' });
	});

	it.each<[string, number, number, (client: SdkClient) => Promise<unknown>]>([
		['no such message', 404, 20_404, (client) => client.messages(`SM${'f'.repeat(32)}`).fetch()],
		['a bad number', 400, 21_211, (client) => client.messages.create({ to: '5', from: phone })],
		['a page of 1,001', 400, 20_001, (client) => client.messages.list({ pageSize: 1_001 })],
	])('understands the refusal of %s', async (_what, status, code, ask) => {
		await expect(ask(open())).rejects.toMatchObject({
			status,
			code,
			moreInfo: `https://www.twilio.com/docs/errors/${code}`,
			message: expect.any(String),
		});
	});

	it('understands a wrong token', async () => {
		const refused = open(accountSid, 'wrong').messages.list({ limit: 1 });
		await expect(refused).rejects.toMatchObject({ status: 401, code: 20_003 });
	});

	describe('takes for signed', () => {
		const url = 'https://n8n.example.com/webhook/3f1c/webhook';
		/** What its own tests sign, and more. */
		const VECTORS: ReadonlyArray<readonly [string, string, Readonly<Record<string, string>>]> = [
			[
				'12345',
				'https://mycompany.com/myapp.php?foo=1&bar=2',
				{
					CallSid: 'CA1234567890ABCDE',
					Caller: '+14158675309',
					Digits: '1234',
					From: '+14158675309',
					To: '+18005551212',
				},
			],
			['12345', `${url}?a=%7E&b=ü`, { Body: 'a+b c&d=é👍', To: 'whatsapp:+1' }],
			['12345', 'http://127.0.0.1:5678/webhook/1/webhook', {}],
			['t', 'https://n8n.example.com:8443/webhook/1', { B: '2', a: '1', A: '0' }],
		];

		it('the vector of its documentation', () => {
			const [vector] = VECTORS;
			expect(vector && signatureOf(...vector)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
		});

		it.each(VECTORS)('what we do: %s %s', (token, address, form) => {
			const ours = signatureOf(token, address, form);
			expect(sdk.validateRequest(token, ours, address, form)).toBe(true);
			expect(sdk.validateRequest(token, ours, address, { ...form, More: '1' })).toBe(false);
			expect(signature(token, address, form)).toBe(ours);
		});

		it.each(['https://n8n.example.com/a?b=c', 'https://n8n.example.com:443/a?b=c'])(
			'%s with the port and without, as we do',
			(address) => {
				const form = { Body: 'x' };
				for (const signedFor of [
					address,
					address.replace(':443', ''),
					'https://n8n.example.com/b',
				]) {
					const header = signatureOf(authToken, signedFor, form);
					const delivery = {
						...unsigned(form),
						url: address,
						headers: { 'x-twilio-signature': header },
					};
					const isOurs = verify(delivery, { authToken }) === 'valid';
					expect(sdk.validateRequest(authToken, header, address, form)).toBe(isOurs);
				}
			},
		);

		it('several values of one field, each once and in order, as we do', () => {
			const form = { To: ['b', 'a', 'b'], Body: 'x' };
			expect(sdk.validateRequest(authToken, signatureOf(authToken, url, form), url, form)).toBe(
				true,
			);
		});

		it('what the sandbox delivers', () => {
			const account = sandbox.twilio.accounts.get(accountSid);
			const of = (sid: string) => account?.find(sid, sandbox.clock.now());
			const [received, read] = [of(messageSids.received), of(messageSids.read)];
			if (!account || !received || !read) throw new Error('no messages');
			for (const form of [messageForm(account, received), statusForm(account, read, 0)]) {
				expect(sdk.validateRequest(authToken, signature(authToken, url, form), url, form)).toBe(
					true,
				);
			}
		});
	});
});
