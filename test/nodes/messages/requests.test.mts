import { SEEDED } from '../../../sandbox/index.mts';
import { ask, NODE } from '../../support/sandbox/ask.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { asked } from '../../support/sandbox/requests.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const { contacts, wamm, twoChat } = SEEDED;
const MARIA = contacts.maria.whatsAppDigits;
const TOKEN = wamm.token;

describe('WAMM.chat', () => {
	const sandbox = useSandbox();
	const list = async (options = {}, limit = 20) => {
		const parameters = { limit };
		await ask(sandbox(), { node: 'listAllMessages', provider: 'wamm', parameters, options });
		return asked(sandbox(), 'wamm');
	};

	it('is sent no filter that is not set', async () => {
		expect(await list()).toEqual([`GET /api2/msg_get_last/${TOKEN}/?col=20`]);
	});

	it('is asked for one direction, and for no more than the limit, when a direction is chosen', async () => {
		expect(await list({ direction: 'outbound' })).toEqual([
			`GET /api2/msg_get_last/${TOKEN}/?col=20&from_me=1`,
		]);
		sandbox().wamm.clearRequests();
		expect(await list({ direction: 'inbound' })).toEqual([
			`GET /api2/msg_get_last/${TOKEN}/?col=20&from_me=0`,
		]);
	});

	it('is asked for all it gives when the rest of a filter is ours', async () => {
		expect(await list({ types: ['text'] })).toEqual([`GET /api2/msg_get_last/${TOKEN}/?col=100`]);
	});

	it('gets a token with slashes and signs as one part of the path', async () => {
		await ask(sandbox(), {
			node: 'listAllMessages',
			provider: 'wamm',
			credential: { token: wamm.telegramToken, messenger: 'telegram' },
		});
		expect(asked(sandbox(), 'wamm')).toEqual([
			'GET /api2/msg_get_last/tg%2FSeeded%2BToken%3D58d2%3D%3D/?col=50',
		]);
	});
});

describe('2Chat', () => {
	const sandbox = useSandbox();

	it('is asked with the key in its header, and nowhere else', async () => {
		await ask(sandbox(), { node: 'getMessagesByPhone', provider: 'twoChat' });
		expect(asked(sandbox(), 'twoChat')).toEqual([
			'GET /open/whatsapp/get-numbers?status=all&page_number=0',
			`GET /open/whatsapp/messages/${twoChat.phone}/+${MARIA}`,
		]);
		for (const { headers, path } of sandbox().twoChat.requests) {
			expect(headers['x-user-api-key']).toBe(twoChat.apiKey);
			expect(path).not.toContain(twoChat.apiKey);
		}
	});
});

describe('WhatsApp API', () => {
	const sandbox = useSandbox();
	const read = async (requestMethod: string) => {
		const parameters = { limit: 5 };
		const run = await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider: 'whatsappApi',
			parameters,
			credential: { requestMethod },
		});
		return run.json(NODE);
	};

	it('keeps the phone out of the address when it is asked by POST', async () => {
		await read('POST');
		expect(asked(sandbox(), 'whatsappApi')).toEqual(['GET /api/status', 'POST /api/messages']);
		const { body, headers } = sandbox().whatsappApi.requests[1] ?? {};
		expect(JSON.parse(body ?? '')).toEqual({ phone_number: MARIA, limit: 5 });
		expect(headers?.['content-type']).toContain('application/json');
	});

	it('gives the same items when it is asked by GET', async () => {
		const posted = await read('POST');
		sandbox().whatsappApi.clearRequests();
		expect(await read('GET')).toEqual(posted);
		expect(asked(sandbox(), 'whatsappApi')).toEqual([
			'GET /api/status',
			`GET /api/messages?phone_number=${MARIA}&limit=5`,
		]);
	});

	it('sends the header of a reverse proxy with every request', async () => {
		sandbox().whatsappApi.requireHeader = {
			name: 'X-Proxy-Key',
			value: SEEDED.whatsappApi.headerSecret,
		};
		expect(await read('POST')).toHaveLength(5);
	});

	it('is asked whether it is ready once when many rows are read', async () => {
		const items = Object.values(contacts).map(({ whatsAppDigits: phone }) => ({ phone }));
		await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider: 'whatsappApi',
			parameters: { phone: '={{ $json.phone }}' },
			items,
		});
		const states = asked(sandbox(), 'whatsappApi').filter((each) => each === 'GET /api/status');
		expect(states).toHaveLength(1);
	});
});

describe.each(PROVIDERS)('Equal requests to %s', (provider) => {
	const sandbox = useSandbox();

	it('are made once when rows repeat a phone, whatever its spelling', async () => {
		const question = {
			node: 'getMessagesByPhone',
			provider,
			parameters: { phone: '={{ $json.phone }}', limit: 2 },
		} as const;
		await ask(sandbox(), { ...question, items: [{ phone: `+${MARIA}` }] });
		const once = asked(sandbox(), provider);
		const variants = [`+${MARIA}`, `+52 1 55 1234 5678`, `${MARIA}@c.us`, `'${MARIA}`];
		const run = await ask(sandbox(), {
			...question,
			items: [...variants, ...variants].map((phone) => ({ phone })),
		});
		const paired = run.items(NODE).map(({ pairedItem }) => pairedItem);
		expect(paired).toEqual(variants.concat(variants).flatMap((_, item) => [{ item }, { item }]));
		expect(asked(sandbox(), provider).slice(once.length).sort()).toEqual(once.toSorted());
	});

	it('are made anew by the next execution', async () => {
		const question = { node: 'listAllMessages', provider, parameters: { limit: 1 } } as const;
		await ask(sandbox(), question);
		const once = sandbox()[provider].requests.length;
		await ask(sandbox(), question);
		expect(sandbox()[provider].requests.length).toBeGreaterThan(once);
	});
});

describe('Read ahead', () => {
	const sandbox = useSandbox();

	it('stops with the execution when the limit is reached early', async () => {
		const question = { node: 'listAllMessages', provider: 'whatsappApi' } as const;
		sandbox().whatsappApi.faults.add({
			match: { path: '/api/messages' },
			fault: { kind: 'latency', ms: 40 },
		});
		await ask(sandbox(), { ...question, parameters: { limit: 1 }, options: { concurrency: 1 } });
		await new Promise((resolve) => setTimeout(resolve, 200));
		const chats = asked(sandbox(), 'whatsappApi').filter((each) => each.startsWith('POST'));
		expect(chats.length).toBeLessThanOrEqual(2);
	});
});
