import { SEEDED, withFaultyDeliveries } from '../../../../sandbox/index.mts';
import { fullId, type WahaMessage } from '../../../../sandbox/waha/message.mts';
import { printed } from '../../../../sandbox/waha/answers.mts';
import { expectNoSecrets } from '../../../support/sandbox/secrets.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { captureLogs } from '../../../support/engine/captureLogs.mts';
import { Trigger } from '../../triggers/trigger.mts';

const { session: NAME, browserSession, ids } = SEEDED.waha;
const KEY = 'hmac/Secret+Key=31d7';
const EVENTS = ['message.any', 'message.ack', 'message.edited', 'message.revoked'];

describe('The message trigger with WAHA', () => {
	const sandbox = useSandbox();
	const logs = captureLogs();
	beforeEach(() => void (logs.length = 0));
	const warnings = () => logs.filter(({ level }) => level === 'warn').map(({ message }) => message);

	const session = (name: string = NAME) => {
		const found = sandbox().waha.sessions.get(name);
		if (!found) throw new Error(`no session ${name}`);
		return found;
	};
	const trigger = (hmacSecret = KEY, parameters = {}) =>
		new Trigger(sandbox(), {
			provider: 'waha',
			parameters: {
				events: ['messageReceived', 'messageSent', 'statusChanged'],
				statuses: ['delivered', 'read', 'failed', 'deleted'],
				checkWebhookSetting: false,
				...parameters,
			},
			options: { includeSentByApi: true },
			credential: { hmacSecret },
		});
	/** A delivery as WAHA sends it, with the signature of this key. */
	const signed = (
		event: string,
		payload: unknown,
		key: string | null = KEY,
		name: string = NAME,
	) => {
		const { webhooks } = sandbox().waha;
		const text = JSON.stringify(webhooks.envelope(session(name), event, payload));
		const headers = webhooks.headersOf({ hmac: key === null ? null : { key } }, text);
		return { text, headers };
	};
	const payloadOf = (id: string, name: string = NAME) => {
		const message = session(name).find(id, Infinity);
		if (!message) throw new Error(`no message ${id}`);
		return printed(session(name), message, Infinity);
	};

	it('starts the workflow with what WAHA has signed', async () => {
		const { rows, status } = await trigger().deliver(
			signed('message.any', payloadOf(ids.received)),
		);
		expect(status).toBe(200);
		expect(rows).toEqual([
			expect.objectContaining({
				event: 'messageReceived',
				eventId: `waha::false_${SEEDED.contacts.olga.whatsAppDigits}@c.us_${ids.received}:messageReceived:`,
				status: 'received',
				accountPhone: `+${SEEDED.waha.ownDigits}`,
				provider: 'waha',
			}),
		]);
	});

	it.each([
		['another key', 'other'],
		['no signature', null],
	])('answers 401 to %s, starts nothing, and says so once a minute', async (_what, key) => {
		const one = trigger();
		for (let nth = 0; nth < 3; nth += 1) {
			const outcome = await one.deliver(signed('message.any', payloadOf(ids.received), key));
			expect(outcome).toEqual({ rows: null, status: 401 });
		}
		expect(logs.filter(({ level }) => level === 'error' || level === 'warn')).toHaveLength(1);
		expectNoSecrets(logs);
	});

	it('takes what is not signed where the credential has no key', async () => {
		const { rows } = await trigger('').deliver(
			signed('message.any', payloadOf(ids.received), null),
		);
		expect(rows).toHaveLength(1);
	});

	it('tells of a status once, however many of a group have got it', async () => {
		const one = trigger();
		const id = `true_${SEEDED.waha.group}_3EB06R0UP2_${SEEDED.waha.ownDigits}@c.us`;
		const acks = ['111@lid', '222@lid'].map((participant) =>
			signed('message.ack.group', { id, participant, fromMe: true, ack: 3, ackName: 'READ' }),
		);
		const started = [];
		for (const delivery of acks) started.push((await one.deliver(delivery)).rows);
		expect(started).toEqual([[expect.objectContaining({ status: 'read', isGroup: true })], null]);
	});

	it('drops the events of other sessions', async () => {
		const delivery = signed('message.any', payloadOf(ids.received), KEY, browserSession);
		expect(await trigger().deliver(delivery)).toEqual({ rows: null, status: 200 });
		expect(warnings()).toEqual([]);
	});

	it('starts once for each of 2,000 genuine deliveries, and never for another', async () => {
		const one = trigger();
		const messages = Array.from({ length: 2_000 }, (_, nth): WahaMessage => ({
			id: `3EB05708${nth}`,
			chat: `7916555${1_000 + (nth % 50)}@c.us`,
			fromMe: nth % 3 === 0,
			type: 'chat',
			body: `message ${nth}`,
			at: sandbox().clock.now(),
			acks: [{ at: null, value: 2 }],
		}));
		const requests = messages.map((message) => {
			const { text, headers } = signed('message.any', printed(session(), message, Infinity));
			return { url: 'http://127.0.0.1:5678/webhook/1', body: text, headers };
		});
		const shares = { seed: 7, duplicates: 0.2, forgeries: 0.2, garbage: 0 };
		const started: unknown[] = [];
		for (const moment of withFaultyDeliveries(requests, shares)) {
			const outcomes = moment.map(async ({ body, headers, is }) => {
				const text = is === 'forgery' ? body.replace('message ', 'forged ') : body;
				return await one.deliver({ text, headers: { ...headers } });
			});
			for (const { rows } of await Promise.all(outcomes)) started.push(...(rows ?? []));
		}
		const idsOf = started.map((row) => (row as { messageId: string }).messageId);
		expect(idsOf.toSorted()).toEqual(messages.map(fullId).toSorted());
		expect(started.some((row) => /forged/.test(JSON.stringify(row)))).toBe(false);
	}, 120_000);

	describe('checks at publishing', () => {
		const BASE = 'http://127.0.0.1:5678';
		const checking = () => trigger(KEY, { checkWebhookSetting: true });
		const paste = (...urls: string[]) => {
			session().webhooks = urls.map((url) => ({ url, events: EVENTS }));
		};

		it('that one of the session’s URLs is this node’s', async () => {
			const one = checking();
			paste('https://crm.example.com/in', `${BASE}/webhook/${one.webhookId}/webhook`);
			await one.activate();
			expect(one.staticData.hook).toMatchObject({
				accountPhone: `+${SEEDED.waha.ownDigits}`,
			});
		});

		it.each([
			[[], 'WAHA sends its webhooks to no URL yet.'],
			[['https://crm.example.com/in'], 'WAHA sends its webhooks to another URL.'],
		])('and stops with the URL to paste where they are %j', async (urls, message) => {
			const one = checking();
			paste(...urls);
			await expect(one.activate()).rejects.toMatchObject({
				message,
				description: expect.stringContaining(`${BASE}/webhook/${one.webhookId}/webhook`),
			});
		});
	});
});
