import { SEEDED } from '../../../../sandbox/index.mts';
import { messageForm, statusForm } from '../../../../sandbox/twilio/events.mts';
import { requestOf } from '../../../../sandbox/twilio/webhooks.mts';
import { captureLogs } from '../../../support/engine/captureLogs.mts';
import { expectNoSecrets } from '../../../support/sandbox/secrets.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { Trigger, type TriggerOptions } from '../../triggers/trigger.mts';

const { accountSid, authToken, apiKeySid, apiKeySecret, messageSids } = SEEDED.twilio;
const BASE = 'http://127.0.0.1:5678';
const MINUTE_MS = 60_000;

describe('A delivery that the provider signs', () => {
	const sandbox = useSandbox();
	const logs = captureLogs();
	let now = Date.now();
	beforeAll(() => void jest.spyOn(Date, 'now').mockImplementation(() => now));
	beforeEach(() => {
		logs.length = 0;
		now += MINUTE_MS;
	});
	afterAll(() => jest.restoreAllMocks());

	const trigger = (more: Partial<TriggerOptions> = {}) =>
		new Trigger(sandbox(), {
			provider: 'twilio',
			parameters: { events: ['messageReceived', 'statusChanged'], statuses: ['read', 'failed'] },
			...more,
		});
	const urlOf = ({ webhookId }: Trigger, endpoint = 'webhook') =>
		`${BASE}/${endpoint}/${webhookId}/webhook`;
	/** A delivery as Twilio sends it to this URL. */
	const signed = (url: string, sid: string = messageSids.receivedOnWhatsApp) => {
		const account = sandbox().twilio.accounts.get(accountSid);
		const message = account?.find(sid, Infinity);
		if (!account || !message) throw new Error('no message');
		const isInbound = message.direction === 'inbound';
		const form = isInbound ? messageForm(account, message) : statusForm(account, message, Infinity);
		const { body: text, contentType = '', headers } = requestOf(account, url, form);
		return { text, contentType, headers };
	};
	const errors = () => logs.filter(({ level }) => level === 'error');

	it('starts the workflow where the signature fits', async () => {
		const one = trigger();
		await one.activate();
		const { rows, status } = await one.deliver(signed(urlOf(one)));
		expect(status).toBe(200);
		expect(rows).toMatchObject([
			{
				event: 'messageReceived',
				eventId: `twilio::${messageSids.receivedOnWhatsApp}:messageReceived:`,
				chatId: expect.stringMatching(/^whatsapp:/),
			},
		]);
		const read = await one.deliver(signed(urlOf(one), messageSids.read));
		expect(read.rows).toMatchObject([{ event: 'statusChanged', status: 'read' }]);
		expect(errors()).toEqual([]);
	});

	it('is checked with the query as it was written, and in a test with the test’s URL', async () => {
		const one = trigger();
		const query = '?b=%7E+x&a';
		const path = `/webhook/${one.webhookId}/webhook${query}`;
		const delivery = { ...signed(`${BASE}${path}`), originalUrl: path };
		expect((await one.deliver(delivery)).rows).toHaveLength(1);
		const ofTest = signed(urlOf(one, 'webhook-test'));
		expect((await one.deliver(ofTest, 'manual')).rows).toHaveLength(1);
		expect((await one.deliver(ofTest)).status).toBe(401);
	});

	it('gets 401 and starts nothing where it doesn’t, which the log says once a minute', async () => {
		const one = trigger();
		const forged = signed('https://elsewhere.example/webhook');
		for (let sent = 0; sent < 3; sent += 1) {
			expect(await one.deliver(forged)).toEqual({ rows: null, status: 401 });
		}
		expect(errors()).toEqual([
			{
				level: 'error',
				message: `Webhook deliveries are refused: Their signature doesn’t fit the secret in the credential. It was checked for ${urlOf(one)} and the query behind it. If the provider sends to another address, set n8n’s WEBHOOK_URL to the public one; else compare the secrets.`,
				meta: { node: 'Trigger', deliveries: 1 },
			},
		]);
		now += MINUTE_MS;
		await one.deliver(forged);
		expect(errors()[1]).toMatchObject({ meta: { deliveries: 3 } });
		expectNoSecrets(logs, [authToken, forged.headers?.['x-twilio-signature'] ?? '']);
	});

	it.each([
		['no signature', {}],
		['that of another message', signedHeaders],
	])('gets 401 with %s', async (_case, headers) => {
		const one = trigger();
		const delivery = signed(urlOf(one));
		const own = typeof headers === 'function' ? headers(urlOf(one)) : headers;
		expect(await one.deliver({ ...delivery, headers: own })).toEqual({ rows: null, status: 401 });
	});

	function signedHeaders(url: string) {
		return { ...signed(url, messageSids.read).headers };
	}

	it('is taken by its random URL where there is no token to check it with', async () => {
		const credential = { authMethod: 'apiKey', apiKeySid, apiKeySecret, authToken: '' };
		const one = trigger({ credential });
		const { rows, status } = await one.deliver({ ...signed(urlOf(one)), headers: {} });
		expect([rows?.length, status]).toEqual([1, 200]);
	});

	it('starts nothing when it comes again', async () => {
		const one = trigger();
		expect((await one.deliver(signed(urlOf(one)))).rows).toHaveLength(1);
		expect(await one.deliver(signed(urlOf(one)))).toEqual({ rows: null, status: 200 });
	});
});
