import { SEEDED } from '../../sandbox/index.mts';
import { SESSION_STATUSES } from '../../sandbox/waha/session.mts';
import { ask } from '../support/sandbox/ask.mts';
import { testCredential } from '../support/sandbox/credentialTests.mts';
import { asked } from '../support/sandbox/requests.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';

const OK = { status: 'OK', message: 'Connection successful!' };
const failed = (message: string) => ({ status: 'Error', message });
const { apiKey, session, browserSession, unpairedSession } = SEEDED.waha;

describe('The test of the WAHA credential', () => {
	const sandbox = useSandbox();
	const test = async (changes = {}) => await testCredential(sandbox(), 'waha', changes);

	it.each([
		[{}, session],
		[{ session: '' }, session],
		[{ session: ` ${browserSession} ` }, browserSession],
	])('passes with %j', async (changes, name) => {
		expect(await test(changes)).toEqual(OK);
		expect(asked(sandbox(), 'waha')).toEqual([`GET /api/sessions/${name}`]);
		expect(sandbox().waha.requests[0]?.headers['x-api-key']).toBe(apiKey);
	});

	it.each(['', 'wrong'])('says that the key is wrong when it is “%s”', async (wrong) => {
		expect(await test({ apiKey: wrong })).toEqual(
			failed(
				'WAHA did not accept the API key. It is the one that the server got as WAHA_API_KEY, or one made in WAHA’s Dashboard.',
			),
		);
	});

	it('tells a session that isn’t there from one that waits for its code', async () => {
		expect(await test({ session: 'nobody' })).toEqual(
			failed(
				'There is no WAHA server with the session of this credential at this address. Check the Base URL.',
			),
		);
		expect(await test({ session: unpairedSession })).toEqual(
			failed(
				'The server answers. The WAHA session waits for its QR code to be scanned. Open the session in WAHA’s Dashboard and scan the code with WhatsApp on the phone, under Linked devices.',
			),
		);
	});

	it.each(SESSION_STATUSES.filter((status) => status !== 'WORKING'))(
		'says what the nodes say when the session is %s',
		async (status) => {
			const found = sandbox().waha.sessions.get(session);
			if (found) found.status = status;
			const question = { node: 'listAllMessages', provider: 'waha' } as const;
			const { error } = await ask(sandbox(), question);
			expect(await test()).toEqual(
				failed(`The server answers. ${error?.message} ${error?.description}`),
			);
		},
	);

	it('says that the key is for another session', async () => {
		sandbox().waha.faults.add({ fault: { kind: 'status', code: 403 } });
		expect(await test()).toEqual(
			failed('The API key is not for this session. Use a key of this session, or of all.'),
		);
	});

	it('says so when something else answers', async () => {
		sandbox().waha.faults.add({ fault: { kind: 'json', value: { name: 'default' } } });
		expect(await test()).toEqual(
			failed('This is not the answer of a WAHA server. Check the Base URL.'),
		);
	});

	it('says how to write the Session when it can’t be one', async () => {
		expect(await test({ session: 'my session' })).toEqual(
			failed(
				'“my session” can’t be the Session of the WAHA credential. Names of sessions have letters, digits, hyphens and underscores only: copy it from WAHA’s Dashboard.',
			),
		);
	});
});
