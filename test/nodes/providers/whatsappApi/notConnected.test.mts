import { ask, NODE, type Question } from '../../../support/sandbox/ask.mts';
import { expectStop, failedRow } from '../../../support/sandbox/refusals.mts';
import { asked } from '../../../support/sandbox/requests.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const START = 'curl -X POST http://127.0.0.1:8790/api/auth/start';
const READ: Question = { node: 'getMessagesByPhone', provider: 'whatsappApi' };

describe('WhatsApp API', () => {
	const sandbox = useSandbox();

	it.each([
		['stopped', 'WhatsApp is not started on the server.', START, false],
		['starting', 'WhatsApp is just starting on the server.', 'Try again in a minute.', true],
		[
			'qr',
			'The server waits for its QR code to be scanned.',
			'Open http://127.0.0.1:8790/qr',
			false,
		],
		['authenticated', 'WhatsApp is logged in on the server but still loading.', 'Try again', true],
		['auth_failure', 'WhatsApp did not accept the server’s login.', '/api/logout', false],
		['disconnected', 'WhatsApp lost its connection on the server.', 'Only a restart', false],
	] as const)('says so at once, for all rows, when it is %s', async (...given) => {
		const [state, error, message, retryable] = given;
		sandbox().whatsappApi.state = state;
		const items = Array.from({ length: 20 }, (_, index) => ({ phone: `+3491111${1_000 + index}` }));
		const question = { ...READ, parameters: { phone: '={{ $json.phone }}' }, items };
		const run = await ask(sandbox(), { ...question, onError: 'continueRegularOutput' });
		expect(new Set(run.json(NODE).map((row) => row.error))).toEqual(new Set([error]));
		expect(run.items(NODE)).toHaveLength(20);
		expect(run.json(NODE)[19]).toEqual({
			error,
			message: expect.stringContaining(message),
			details: {
				category: 'notConnected',
				retryable,
				provider: 'whatsappApi',
				httpStatus: null,
				providerCode: null,
				phone: '+34911111019',
			},
		});
		expect(asked(sandbox(), 'whatsappApi')).toEqual(['GET /api/status']);
	});

	it.each([
		['limit must be an integer between 1 and 100', 'invalidRequest', 'did not accept the limit'],
		[
			'phone_number must include country code and contain 8-15 digits',
			'invalidRequest',
			'did not accept the phone',
		],
		[
			'WhatsApp Web is not ready yet. Scan the QR code in Chrome, then retry.',
			'notConnected',
			'WhatsApp is not ready on the server.',
		],
		[
			"Cannot read properties of undefined (reading 'fetchMessages')",
			'notFound',
			'could not open a chat with this number',
		],
		[
			"Cannot read properties of undefined (reading 'waitForChatLoading')",
			'server',
			'The WhatsApp library of the server',
		],
		['r', 'server', 'The WhatsApp library of the server'],
		['No LID for user', 'notFound', 'could not open a chat with this number'],
		['WhatsApp auth failed', 'notConnected', 'did not accept the server’s login'],
		[
			'Protocol error (Runtime.callFunctionOn): Target closed.',
			'server',
			'had trouble with the request',
		],
	])('tells what its HTTP 500 “%s” means, and never asks again', async (text, category, error) => {
		const body = { jsonrpc: '2.0', id: null, error: { code: -32_000, message: text } };
		sandbox().whatsappApi.faults.add({
			match: { path: '/api/messages' },
			fault: { kind: 'status', code: 500, body },
		});
		const question = { ...READ, parameters: { phone: '+34 612 345 678' } };
		const row = failedRow(
			await ask(sandbox(), { ...question, onError: 'continueRegularOutput' }),
			0,
		);
		expect(row.error).toContain(error);
		expect(row.message).toContain(`WhatsApp API (Self-Hosted) says: “${text}”`);
		expect(row.details).toMatchObject({ category, httpStatus: 500 });
		expect(asked(sandbox(), 'whatsappApi')).toEqual(['GET /api/status', 'POST /api/messages']);
		expectStop(await ask(sandbox(), question), row, 0);
	});

	it('asks for each spelling of a phone before it says that it can’t open the chat', async () => {
		sandbox().whatsappApi.unknownContact = 'error';
		const parameters = { phone: '+52 55 9999 9999' };
		const run = await ask(sandbox(), { ...READ, parameters });
		expect(run.error?.message).toBe('The server could not open a chat with this number.');
		expect(
			sandbox()
				.whatsappApi.requests.slice(1)
				.map(({ body }) => JSON.parse(body)),
		).toEqual([
			expect.objectContaining({ phone_number: '525599999999' }),
			expect.objectContaining({ phone_number: '5215599999999' }),
		]);
	});
});
