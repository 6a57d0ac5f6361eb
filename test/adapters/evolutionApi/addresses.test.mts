import { registry } from '../../../adapters/index.ts';
import { type Version, VERSIONS } from '../../../sandbox/evolutionApi/version.mts';
import { SEEDED } from '../../../sandbox/index.mts';
import { createHarness } from '../contract/harness.mts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import { answer } from '../http/scriptedTransport.mts';
import { credential, listOf, open, row } from './setup.mts';
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

	it('are not read on where the server takes the key no more', async () => {
		const isList = (body: string | null) => body?.includes('remoteJid') === true;
		const { read, lookUp } = openScripted(registry.evolutionApi, credential, ({ body }) =>
			isList(body) ? answer(listOf()) : answer({}, 401),
		);
		const [reading] = await Promise.allSettled([
			read({ contact: '+79990000001' }),
			lookUp({ messageId: '3EB0A' }),
			lookUp({ messageId: '3EB0B' }),
		]);
		expect(reading).toMatchObject({ reason: { category: 'auth', scope: 'account' } });
	});

	it.each([
		['of a phone', `+${maria.whatsAppDigits}`, `+${maria.whatsAppDigits}`],
		['of a chat', hiddenAddress, null],
	])('%s that were asked for count where a row has none', async (_what, contact, phone) => {
		const records = await open(listOf(row({ key: { remoteJid: null } }))).read({ contact });
		const chatId = phone === null ? contact : `${maria.whatsAppDigits}@s.whatsapp.net`;
		expect(messagesOf(records)).toMatchObject([{ phone, chatId }]);
	});

	it.each([['1782@lid.x'], ['x1782@lid'], ['1782@lidx'], ['@lid'], [['1782@lid']], [null]])(
		'are none like %j, which is no phone either',
		async (contact) => {
			const reading = async () => await open(listOf()).read({ contact });
			await expect(reading).rejects.toMatchObject({
				name: 'InputError',
				message: expect.not.stringContaining('chat to read'),
			});
		},
	);

	it('that hide a phone can be asked for by themselves', async () => {
		const items = messagesOf(await harness.open().read({ contact: ` ${hiddenAddress} ` }));
		expect(items.map(({ messageId }) => messageId)).toContain(messageIds.hidden);
		expect(new Set(items.map(({ chatId }) => chatId))).toEqual(new Set([hiddenAddress]));
		expect(items[0]?.phone).toBe(NOOR);
	});

	it('are the same on Meta’s API, with its words for statuses', async () => {
		const { baseUrl } = harness.sandbox.evolutionApi;
		const ofMeta = { apiKey: globalKey, instance: metaInstance, baseUrl };
		const { read } = harness.open({ credential: ofMeta });
		const items = messagesOf(await read({ contact: `+${maria.whatsAppDigits}` }));
		expect(items.map(({ status, providerStatus }) => [status, providerStatus])).toEqual([
			['read', 'READ'],
			['failed', 'FAILED'],
			['delivered', 'DELIVERED'],
		]);
	});
});
