import { createHmac } from 'node:crypto';
import { type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { ask, eventually } from './ask.mts';
import { type Receiver, startReceiver } from './receiver.mts';

const { accountSid, authToken, apiKeySid, apiKeySecret, phone, messageSids } = SEEDED.twilio;
const { suspendedAccountSid, suspendedAuthToken, messagingServiceSid } = SEEDED.twilio;
const ROOT = `/2010-04-01/Accounts/${accountSid}`;
const basic = (name: string, password: string) => ({
	authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
});
const OWN = basic(accountSid, authToken);

describe('Twilio sandbox', () => {
	let sandbox: Sandbox;
	let receiver: Receiver;
	beforeEach(async () => {
		sandbox = await startSandbox({ messages: 120 });
		receiver = await startReceiver();
	});
	afterEach(async () => {
		await sandbox.close();
		await receiver.close();
	});

	const get = async (path: string, headers: Record<string, string> = OWN) =>
		await ask(`${sandbox.twilio.baseUrl}${path}`, { headers });
	const send = async (form: Record<string, string>) =>
		await ask(`${sandbox.twilio.baseUrl}${ROOT}/Messages.json`, {
			method: 'POST',
			headers: { ...OWN, 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams(form),
		});

	it.each([
		['no credential', {}, 401, 20_003],
		['a wrong token', basic(accountSid, 'wrong'), 401, 20_003],
		['an empty token', basic(accountSid, ''), 401, 20_003],
		['a Bearer token', { authorization: `Bearer ${authToken}` }, 401, 20_003],
		['another account', basic(suspendedAccountSid, suspendedAuthToken), 401, 20_003],
	])('refuses %s', async (_case, headers, status, code) => {
		const answer = await get(`${ROOT}/Messages.json`, headers as Record<string, string>);
		expect([answer.status, answer.json()]).toEqual([
			status,
			{
				code,
				message: 'Authenticate',
				more_info: `https://www.twilio.com/docs/errors/${code}`,
				status,
			},
		]);
		expect(answer.headers.get('www-authenticate')).toBe('Basic realm="Twilio API"');
	});

	it('takes an API key, and knows a suspended account', async () => {
		const byKey = await get(`${ROOT}/Messages.json`, basic(apiKeySid, apiKeySecret));
		expect(byKey.status).toBe(200);
		const path = ROOT.replace(accountSid, suspendedAccountSid);
		const suspended = basic(suspendedAccountSid, suspendedAuthToken);
		expect((await get(`${path}/Messages.json`, suspended)).json()).toMatchObject({ code: 20_005 });
	});

	it.each([
		['/Messages.json?PageSize=0', 400, 20_001],
		['/Messages.json?PageSize=1001', 400, 20_001],
		['/Messages.json?Page=x', 400, 20_001],
		['/Messages.json?PageToken=PASM1', 400, 21_602],
		['/Messages.json?DateSent=today', 400, 20_001],
		[`/Messages/SM${'f'.repeat(32)}.json`, 404, 20_404],
		[`/Messages/${messageSids.read}`, 404, 20_404],
		['/Messages/1.json', 404, 20_404],
		['/Calls.json', 404, 20_404],
	])('answers %s with HTTP %i and %i', async (path, status, code) => {
		const answer = await get(`${ROOT}${path}`);
		expect([answer.status, answer.json().code]).toEqual([status, code]);
	});

	it('pages newest first by token, untouched by what comes meanwhile, with 50 a page', async () => {
		const all = (await get(`${ROOT}/Messages.json?PageSize=1000`)).json();
		expect(all.next_page_uri).toBeNull();
		const dates = all.messages.map((row: { date_sent: string | null; date_created: string }) =>
			Date.parse(row.date_sent ?? row.date_created),
		);
		expect(dates).toEqual([...dates].sort((a: number, b: number) => b - a));
		const sids: string[] = [];
		let uri: string | null = `${ROOT}/Messages.json`;
		for (let page = 0; uri !== null; page += 1) {
			const answer = (await get(uri)).json();
			expect(answer).toMatchObject({ page, page_size: 50, start: page * 50 });
			sids.push(...answer.messages.map(({ sid }: { sid: string }) => sid));
			uri = answer.next_page_uri;
			const [first] = sandbox.twilio.accounts.get(accountSid)?.list(Infinity) ?? [];
			const sid = `SM${'e'.repeat(31)}${page}`;
			if (first) sandbox.twilio.accounts.get(accountSid)?.add([{ ...first, sid }]);
		}
		expect(sids).toEqual(all.messages.map(({ sid }: { sid: string }) => sid));
	});

	it('filters by both ends and by day, in GMT, the day included', async () => {
		const of = async (query: string) => {
			const { messages } = (await get(`${ROOT}/Messages.json?PageSize=1000&${query}`)).json();
			return messages as Array<{ to: string; from: string; date_sent: string; direction: string }>;
		};
		const toOlga = await of(`To=%2B${SEEDED.contacts.olga.whatsAppDigits}`);
		expect(new Set(toOlga.map(({ direction }) => direction))).toEqual(new Set(['outbound-api']));
		const onWhatsApp = await of(`From=whatsapp%3A%2B${SEEDED.contacts.maria.whatsAppDigits}`);
		expect(new Set(onWhatsApp.map(({ to }) => to))).toEqual(new Set([`whatsapp:${phone}`]));
		expect(await of(`To=${SEEDED.contacts.olga.whatsAppDigits}`)).toEqual([]);
		const days = (rows: Array<{ date_sent: string }>) =>
			rows.map(({ date_sent }) => new Date(date_sent).toISOString().slice(0, 10)).sort();
		expect(days(await of('DateSent%3C=2026-05-30')).at(-1)).toBe('2026-05-30');
		expect(days(await of('DateSent%3E=2026-05-31'))[0]).toBe('2026-05-31');
		expect(new Set(days(await of('DateSent=2026-05-30')))).toEqual(new Set(['2026-05-30']));
	});

	it('shows a message as the vendor does, keys in order', async () => {
		const { default: example } = await import('../fixtures/twilio/message.json');
		const { sid } = { sid: messageSids.undelivered };
		const shown = (await get(`${ROOT}/Messages/${sid}.json`)).json();
		expect(Object.keys(shown)).toEqual(Object.keys(example));
		expect(shown).toMatchObject({
			status: 'undelivered',
			error_code: 30_003,
			num_media: '0',
			date_updated: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000$/),
		});
		expect((await get(`${ROOT}/Messages/${messageSids.scheduled}.json`)).json()).toMatchObject({
			from: null,
			date_sent: null,
			num_segments: '0',
			messaging_service_sid: messagingServiceSid,
		});
	});

	it('takes a message, lets it go on with the clock, and tells its status callback', async () => {
		const StatusCallback = `${receiver.url}/status`;
		const answer = await send({ To: '+79165550100', From: phone, Body: 'Hi', StatusCallback });
		const { sid, status } = answer.json();
		expect([answer.status, status]).toEqual([201, 'queued']);
		expect(sandbox.twilio.outbox.messages).toMatchObject([
			{ id: sid, contact: '79165550100', text: 'Hi', mediaUrl: null },
		]);
		sandbox.clock.advance(5_000);
		await eventually(() => receiver.arrived.length === 2);
		const told = receiver.arrived.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
		expect(told.map(({ MessageStatus }) => MessageStatus).sort()).toEqual(['delivered', 'sent']);
		for (const { headers, body } of receiver.arrived) {
			const fields = [...new URLSearchParams(body)].sort(([a], [b]) => (a < b ? -1 : 1));
			const signed = StatusCallback + fields.flat().join('');
			const expected = createHmac('sha1', authToken).update(signed).digest('base64');
			expect(headers['x-twilio-signature']).toBe(expected);
			expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
		}
	});

	it.each([
		[21_604, { From: phone, Body: 'x' }],
		[21_211, { To: '79165550100', From: phone, Body: 'x' }],
		[21_610, { To: '+79165550005', From: phone, Body: 'x' }],
		[21_614, { To: '+79165550003', From: phone, Body: 'x' }],
		[21_603, { To: '+79165550100', Body: 'x' }],
		[21_606, { To: '+79165550100', From: '+19995550100', Body: 'x' }],
		[21_606, { To: '+79165550100', From: SEEDED.twilio.voicePhone, Body: 'x' }],
		[21_701, { To: '+79165550100', MessagingServiceSid: `MG${'0'.repeat(32)}`, Body: 'x' }],
		[21_910, { To: 'whatsapp:+79165550100', From: phone, Body: 'x' }],
		[63_007, { To: 'whatsapp:+79165550100', From: 'whatsapp:+19995550100', Body: 'x' }],
		[21_619, { To: '+79165550100', From: phone }],
		[21_617, { To: '+79165550100', From: phone, Body: 'x'.repeat(1_601) }],
		[21_620, { To: '+79165550100', From: phone, MediaUrl: 'file:///etc/passwd' }],
		[21_609, { To: '+79165550100', From: phone, Body: 'x', StatusCallback: 'n8n' }],
	])('refuses to send with %i, and takes nothing', async (code, form) => {
		const answer = await send(form as unknown as Record<string, string>);
		expect([answer.status, answer.json().code]).toEqual([400, code]);
		expect(sandbox.twilio.outbox.messages).toEqual([]);
	});

	it('gives a message of a service no sender yet, and lists its numbers', async () => {
		const form = { To: '+79165550100', MessagingServiceSid: messagingServiceSid, Body: 'Hi' };
		expect((await send(form)).json()).toMatchObject({ from: null, num_segments: '0' });
		const { incoming_phone_numbers: numbers } = (
			await get(`${ROOT}/IncomingPhoneNumbers.json`)
		).json();
		expect(numbers).toMatchObject([
			{ phone_number: phone, capabilities: { sms: true } },
			{ phone_number: SEEDED.twilio.voicePhone, capabilities: { sms: false } },
		]);
	});
});
