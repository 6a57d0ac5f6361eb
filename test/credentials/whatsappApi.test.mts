import { SEEDED } from '../../sandbox/index.mts';
import { ask } from '../support/sandbox/ask.mts';
import { testCredential } from '../support/sandbox/credentialTests.mts';
import { asked } from '../support/sandbox/requests.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';

const OK = { status: 'OK', message: 'Connection successful!' };
const failed = (message: string) => ({ status: 'Error', message });
const WRONG_HEADER = failed(
	'The reverse proxy did not accept the header. Check Header Name and Header Secret.',
);
const NOT_READY =
	'The server answers. WhatsApp is not ready on the server. If it was just started, try again in a minute. Otherwise run curl -X POST http://127.0.0.1:8790/api/auth/start on its machine, then open http://127.0.0.1:8790/qr there and scan the code if it shows one. If that does not help, restart the server first.';

describe('The test of the WhatsApp API credential', () => {
	const sandbox = useSandbox();
	const test = async (changes = {}) => await testCredential(sandbox(), 'whatsappApi', changes);

	it('passes when the server is ready', async () => {
		expect(await test()).toEqual(OK);
		expect(asked(sandbox(), 'whatsappApi')).toEqual(['GET /api/status']);
	});

	/** What a node stops with, as one text; undefined when it reads. */
	async function saidByNode() {
		const question = { node: 'getMessagesByPhone', provider: 'whatsappApi' } as const;
		const { error } = await ask(sandbox(), { ...question, parameters: { phone: '15551234567' } });
		return error && `${error.message} ${error.description}`;
	}

	it.each(['stopped', 'starting', 'auth_failure', 'disconnected'] as const)(
		'says what the nodes say, and no local path, when it is %s',
		async (state) => {
			sandbox().whatsappApi.state = state;
			const said = await saidByNode();
			expect(said).toMatch(/Try again in a minute|\/api\/auth\/start/);
			expect(await test()).toEqual(failed(`The server answers. ${said}`));
		},
	);

	it.each(['qr', 'authenticated'] as const)(
		'passes when it is ready and WhatsApp Web told of %s later, as the nodes read then',
		async (event) => {
			sandbox().whatsappApi.connection.happens(event);
			expect(await test()).toEqual(OK);
			expect(await saidByNode()).toBeUndefined();
		},
	);

	it.each(['qr', 'authenticated', 'meditating'])(
		'says how to start it and to scan the code when it isn’t ready and its state is %s',
		async (state) => {
			const value = { state, ready: false };
			sandbox().whatsappApi.faults.add({ fault: { kind: 'json', value } });
			expect(await test()).toEqual(failed(NOT_READY));
		},
	);

	it('says so when something else answers', async () => {
		const value = { state: 'stopped' };
		sandbox().whatsappApi.faults.add({ fault: { kind: 'json', value } });
		expect(await test()).toEqual(
			failed('This is not the answer of a WhatsApp API server. Check the Base URL.'),
		);
	});

	describe('behind a reverse proxy', () => {
		beforeEach(() => {
			sandbox().whatsappApi.requireHeader = {
				name: 'X-Proxy-Key',
				value: SEEDED.whatsappApi.headerSecret,
			};
		});

		it.each([{}, { headerName: ' x-proxy-key ' }])('passes with %j', async (changes) => {
			expect(await test(changes)).toEqual(OK);
		});

		it.each([{ headerSecret: 'wrong' }, { headerName: '' }, { headerName: 'X-Other' }])(
			'says that the header is wrong with %j',
			async (changes) => {
				expect(await test(changes)).toEqual(WRONG_HEADER);
			},
		);

		it('says how to write the Header Name when it can’t be one', async () => {
			expect(await test({ headerName: 'X Key' })).toEqual(
				failed(
					'The Header Name of the WhatsApp API credential has characters that no header may have. Use letters, digits and hyphens, such as X-Api-Key.',
				),
			);
		});
	});
});
