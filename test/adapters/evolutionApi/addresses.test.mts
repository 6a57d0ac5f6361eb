import { type Version, VERSIONS } from '../../../sandbox/evolutionApi/version.mts';
import { SEEDED } from '../../../sandbox/index.mts';
import { createHarness } from '../contract/harness.mts';
import { messagesOf } from '../contract/scripted.mts';
import { SUBJECT } from './subject.mts';

const { hiddenAddress, messageIds, metaInstance, globalKey } = SEEDED.evolutionApi;
const { noor, maria } = SEEDED.contacts;
const NOOR = `+${noor.whatsAppDigits}`;

describe('addresses of Evolution API', () => {
	const harness = createHarness(SUBJECT);
	const pathsOf = () => harness.server.requests.map(({ method, path }) => `${method} ${path}`);
	const find = 'POST /chat/findMessages/ventas';

	/** What comes of a phone whose messages lie under two addresses. */
	async function readNoor(version: Version) {
		harness.sandbox.evolutionApi.version = version;
		const { read, notices } = harness.open();
		const items = messagesOf(await read({ contact: NOOR, limit: Infinity, maxPages: 100 }));
		harness.sandbox.evolutionApi.version = VERSIONS['2.3.7'];
		expect(new Set(items.map(({ phone }) => phone))).toEqual(new Set([NOOR]));
		const times = items.map(({ sentAt }) => sentAt ?? '');
		expect(times).toEqual([...times].sort().reverse());
		return { chats: new Set(items.map(({ chatId }) => chatId)), notices, count: items.length };
	}

	it('that hide a phone are read with it, by one request', async () => {
		const { chats, notices } = await readNoor(VERSIONS['2.3.7']);
		expect(chats).toEqual(new Set([`${noor.whatsAppDigits}@s.whatsapp.net`, hiddenAddress]));
		expect(pathsOf()).toEqual([find]);
		expect(notices).toEqual([]);
	});

	it('are asked for one by one where the server wants both to be one', async () => {
		const whole = await readNoor(VERSIONS['2.3.7']);
		harness.server.clearRequests();
		expect(await readNoor(VERSIONS['2.3.6'])).toEqual(whole);
		expect(pathsOf()).toEqual([find, 'GET /', find, find]);
	});

	it('are the phone’s alone where the server knows no other', async () => {
		const { chats } = await readNoor(VERSIONS['2.3.4']);
		expect(chats).toEqual(new Set([`${noor.whatsAppDigits}@s.whatsapp.net`]));
		expect(pathsOf()).toEqual([find]);
	});

	it('without messages cost one request for the version, however many phones there are', async () => {
		const { read } = harness.open();
		for (const contact of ['+79990000001', '+79990000002']) {
			expect(await read({ contact })).toEqual([]);
		}
		expect(pathsOf()).toEqual([find, 'GET /', find]);
	});

	it('are read all the same when the server doesn’t tell its version', async () => {
		harness.server.faults.add({ match: { path: /^\/$/ }, fault: { kind: 'html' } });
		expect(await harness.open().read({ contact: '+79990000001' })).toEqual([]);
	});

	it('that hide a phone can be asked for by themselves', async () => {
		const items = messagesOf(await harness.open().read({ contact: ` ${hiddenAddress} ` }));
		expect(items.map(({ messageId }) => messageId)).toContain(messageIds.hidden);
		expect(new Set(items.map(({ chatId }) => chatId))).toEqual(new Set([hiddenAddress]));
		expect(items[0]?.phone).toBe(NOOR);
	});

	it('are the same on Meta’s API, with its words for statuses', async () => {
		const { baseUrl } = harness.sandbox.evolutionApi;
		const credential = { apiKey: globalKey, instance: metaInstance, baseUrl };
		const { read } = harness.open({ credential });
		const items = messagesOf(await read({ contact: `+${maria.whatsAppDigits}` }));
		expect(items.map(({ status, providerStatus }) => [status, providerStatus])).toEqual([
			['read', 'READ'],
			['failed', 'FAILED'],
			['delivered', 'DELIVERED'],
		]);
	});
});
