import { SEEDED } from '../../../../sandbox/index.mts';
import { ask, NODE } from '../../../support/sandbox/ask.mts';
import { asked } from '../../../support/sandbox/requests.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const { contacts } = SEEDED;
const MARIA = contacts.maria.whatsAppDigits;

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
