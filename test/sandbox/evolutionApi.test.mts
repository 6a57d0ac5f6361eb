import { VERSIONS } from '../../sandbox/evolutionApi/version.mts';
import { type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';

const { instance, token, globalKey, closedInstance, idleInstance, hiddenAddress, messageIds } =
	SEEDED.evolutionApi;
const { noor, olga } = SEEDED.contacts;
const address = `${noor.whatsAppDigits}@s.whatsapp.net`;

interface List {
	readonly messages: {
		readonly total: number;
		readonly pages: number;
		readonly currentPage: number;
		readonly records: ReadonlyArray<Record<string, unknown> & { readonly key: { id: string } }>;
	};
}

describe('Evolution API sandbox', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ messages: 230 });
	});
	afterAll(() => sandbox.close());
	afterEach(() => {
		sandbox.evolutionApi.version = VERSIONS['2.3.7'];
		sandbox.evolutionApi.isActivated = true;
	});

	async function ask(
		path: string,
		body?: unknown,
		headers: Record<string, string> = { apikey: token },
	) {
		const response = await fetch(`${sandbox.evolutionApi.baseUrl}${path}`, {
			method: body === undefined ? 'GET' : 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		return { status: response.status, body: (await response.json()) as unknown };
	}
	const find = async (body: object) => await ask(`/chat/findMessages/${instance}`, body);
	const list = async (body: object) => ((await find(body)).body as List).messages;
	const ids = async (body: object) => (await list(body)).records.map(({ key }) => key.id);

	it('looks for the instance before it looks at the key', async () => {
		const wrong = { apikey: 'wrong' };
		expect(await ask('/chat/findMessages/nobody', {}, wrong)).toEqual({
			status: 404,
			body: {
				status: 404,
				error: 'Not Found',
				response: { message: ['The "nobody" instance does not exist'] },
			},
		});
		const refused = { status: 401, error: 'Unauthorized', response: { message: 'Unauthorized' } };
		expect(await ask(`/chat/findMessages/${instance}`, {}, wrong)).toEqual({
			status: 401,
			body: refused,
		});
		expect(await ask(`/chat/findMessages/${instance}`, {}, {})).toEqual({
			status: 401,
			body: refused,
		});
		expect(await ask(`/chat/findMessages/${closedInstance}`, {})).toMatchObject({ status: 401 });
		expect(
			await ask(`/chat/findMessages/${closedInstance}`, {}, { apikey: globalKey }),
		).toMatchObject({
			status: 200,
		});
	});

	it('prints 50 rows unless told otherwise, and counts pages by what it was told', async () => {
		const { total, ...first } = await list({});
		expect(first).toMatchObject({ pages: Math.ceil(total / 50), currentPage: 1 });
		expect(first.records).toHaveLength(50);
		const { records, ...second } = await list({ page: 2, offset: 200 });
		expect(second).toEqual({ total, currentPage: 2, pages: Math.ceil(total / 200) });
		expect(records).toHaveLength(total - 200);
		expect((await list({ limit: 3 })).records).toHaveLength(50);
	});

	it('prints a row without a status, and its updates in no order', async () => {
		const [row] = (await list({ where: { key: { id: messageIds.read } } })).records;
		expect(row).not.toHaveProperty('status');
		expect(row).toMatchObject({
			id: expect.stringMatching(/^cm[0-9a-f]{23}$/),
			messageTimestamp: expect.any(Number),
			MessageUpdate: [{ status: 'DELIVERY_ACK' }, { status: 'SERVER_ACK' }, { status: 'READ' }],
		});
	});

	it('orders by the second and nothing else', async () => {
		const { total } = await list({});
		const pages = Array.from({ length: Math.ceil(total / 7) }, (_, nth) => nth + 1);
		const seen = (await Promise.all(pages.map((page) => ids({ page, offset: 7 })))).flat();
		expect(seen).toHaveLength(total);
		expect(new Set(seen).size).toBeLessThan(total);
	});

	it('filters by what we wrote, and not by what we didn’t', async () => {
		const { total } = await list({});
		const { total: ours } = await list({ where: { key: { fromMe: true } } });
		expect(ours).toBeLessThan(total);
		expect((await list({ where: { key: { fromMe: false } } })).total).toBe(total);
	});

	it('compares addresses exactly, the hidden one and the phone’s by version', async () => {
		const both = { where: { key: { remoteJid: address, remoteJidAlt: address } } };
		const phone = await ids({ where: { key: { remoteJid: address } } });
		const hidden = await ids({ where: { key: { remoteJid: hiddenAddress } } });
		expect(hidden).toContain(messageIds.hidden);
		expect(await ids({ where: { key: { remoteJidAlt: address } } })).toEqual(hidden);
		expect((await ids({ ...both, offset: 500 })).sort()).toEqual([...phone, ...hidden].sort());
		sandbox.evolutionApi.version = VERSIONS['2.3.6'];
		expect(await ids(both)).toEqual([]);
		sandbox.evolutionApi.version = VERSIONS['2.3.4'];
		expect((await ids(both)).sort()).toEqual([...phone].sort());
		expect(await ids({ where: { key: { remoteJid: olga.whatsAppDigits } } })).toEqual([]);
	});

	it('filters by time only where both ends are given, inclusive, and from 2.2.1 on', async () => {
		const { total } = await list({});
		const at = new Date(sandbox.clock.now() - 24 * 3_600_000).toISOString();
		const where = { messageTimestamp: { lte: at, gte: '1970-01-01T00:00:01Z' } };
		const { total: older } = await list({ where });
		expect(older).toBeLessThan(total);
		expect((await list({ where: { messageTimestamp: { lte: at } } })).total).toBe(total);
		expect((await list({ where: { messageTimestamp: { lte: at, gte: 0 } } })).total).toBe(total);
		sandbox.evolutionApi.version = VERSIONS['2.2.0'];
		expect((await list({ where })).total).toBe(total);
	});

	it.each([
		[{ where: 'x' }, 400],
		[{ where: { key: { remoteJid: 7 } } }, 400],
		[{ where: { key: { remoteJid: '' } } }, 400],
		[{ where: { key: { fromMe: 'true' } } }, 400],
		[{ page: -1 }, 500],
		[{ offset: '20' }, 500],
		[{ where: { messageTimestamp: { gte: 'x', lte: 'y' } } }, 500],
	])('refuses %j with HTTP %i', async (body, status) => {
		expect((await find(body)).status).toBe(status);
	});

	it('answers what is stored when the phone is gone, and nothing when the instance isn’t running', async () => {
		const key = { apikey: globalKey };
		expect(await ask(`/instance/connectionState/${closedInstance}`, undefined, key)).toMatchObject({
			body: { instance: { instanceName: closedInstance, state: 'close' } },
		});
		const idle = await ask(`/instance/connectionState/${idleInstance}`, undefined, key);
		expect(idle.body).toEqual({ instance: { instanceName: idleInstance } });
		expect(await ask(`/chat/findMessages/${idleInstance}`, {}, key)).toMatchObject({
			status: 500,
			body: {
				response: { message: "Cannot read properties of undefined (reading 'fetchMessages')" },
			},
		});
	});

	it('has no statuses where updates aren’t stored, and no messages where those aren’t', async () => {
		const seeded = sandbox.evolutionApi.instances.get(instance);
		if (!seeded) throw new Error('no instance');
		seeded.storesUpdates = false;
		const [row] = (await list({ where: { key: { id: messageIds.read } } })).records;
		expect(row?.MessageUpdate).toEqual([]);
		seeded.storesMessages = false;
		expect((await list({})).total).toBe(0);
		Object.assign(seeded, { storesUpdates: true, storesMessages: true });
	});

	it('answers nothing but its greeting until 2.4 is activated', async () => {
		sandbox.evolutionApi.isActivated = false;
		expect(await find({})).toMatchObject({ status: 503, body: { code: 'LICENSE_REQUIRED' } });
		expect(await ask('/')).toMatchObject({ status: 200, body: { version: '2.3.7' } });
	});

	it('says of other paths what it says of all', async () => {
		expect(await ask('/chat/nothing')).toMatchObject({
			status: 404,
			body: { response: { message: ['Cannot GET /chat/nothing'] } },
		});
	});
});
