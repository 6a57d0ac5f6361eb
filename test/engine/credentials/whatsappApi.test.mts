import { SEEDED } from '../../../sandbox/index.mts';
import { testCredential } from '../setup/credentialTests.mts';
import { asked } from '../setup/requests.mts';
import { useSandbox } from '../setup/useSandbox.mts';

const OK = { status: 'OK', message: 'Connection successful!' };
const failed = (message: string) => ({ status: 'Error', message });
const WRONG_HEADER = failed(
	'The reverse proxy did not accept the header. Check Header Name and Header Secret.',
);

describe('The test of the WhatsApp API credential', () => {
	const sandbox = useSandbox();
	const test = async (changes = {}) => await testCredential(sandbox(), 'whatsappApi', changes);

	it('passes when the server is ready', async () => {
		expect(await test()).toEqual(OK);
		expect(asked(sandbox(), 'whatsappApi')).toEqual(['GET /api/status']);
	});

	it.each([
		[
			'stopped',
			'The server answers, but WhatsApp is not started. Open the server’s /qr page to start it.',
		],
		['starting', 'The server answers, and WhatsApp is just starting. Try again in a minute.'],
		[
			'qr',
			'The server answers, but waits for its QR code. Open its /qr page and scan the code with WhatsApp on the phone.',
		],
		['authenticated', 'The server answers, and WhatsApp is still loading. Try again in a minute.'],
		[
			'auth_failure',
			'The server answers, but WhatsApp did not accept its login. Log out with POST /api/logout and scan the QR code again.',
		],
		[
			'disconnected',
			'The server answers, but WhatsApp lost its connection. Restart the server or scan the QR code again.',
		],
	] as const)('says what to do, and no local path, when it is %s', async (state, message) => {
		sandbox().whatsappApi.state = state;
		expect(await test()).toEqual(failed(message));
	});

	it('says what to do when it is not ready for a reason that nobody documents', async () => {
		const value = { state: 'meditating', ready: false };
		sandbox().whatsappApi.faults.add({ fault: { kind: 'json', value } });
		expect(await test()).toEqual(
			failed('The server answers, but WhatsApp is not ready. Open its /qr page.'),
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
