import { messagesOf } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { askedPaths, contact, listOf, nest, open, Refusal, row } from './setup.mts';

const ANY = { direction: null, sentAfter: null, sentBefore: null, types: [] } as const;

describe('reading from WAHA', () => {
	it('asks for one chat in the documented form, and never for files', async () => {
		const { read, transport } = open(listOf([row()]));
		await read({ contact, limit: 50 });
		expect(askedPaths(transport)).toEqual([
			'default/chats/79001234567@c.us/messages?limit=50&offset=0&sortBy=timestamp&sortOrder=desc&downloadMedia=false',
			'default/chats/79001234567@c.us/messages?limit=50&offset=50&sortBy=timestamp&sortOrder=desc&downloadMedia=false',
		]);
		expect(transport.requests[1]?.url).toContain('/79001234567%40c.us/');
	});

	it.each([
		['outbound', '&filter.fromMe=true'],
		['inbound', ''],
	] as const)('asks for what is %s of all chats by “%s”', async (direction, expected) => {
		const { read, transport } = open(listOf([row()]));
		await read({ filter: { ...ANY, direction } });
		expect(askedPaths(transport)[0]).toMatch(/^default\/chats\/all\/messages\?limit=100&offset=0/);
		expect(askedPaths(transport)[0]?.endsWith(`downloadMedia=false${expected}`)).toBe(true);
	});

	it('asks for both directions of one chat, whichever is wanted', async () => {
		const { read, transport } = open(listOf([row()]));
		await read({ contact, filter: { ...ANY, direction: 'outbound' } });
		expect(askedPaths(transport).join()).not.toContain('fromMe');
	});

	it('takes a number from a sheet for a phone', async () => {
		const { read, transport } = open(listOf([row()]));
		await read({ contact: 79001234567, limit: 1 });
		expect(askedPaths(transport)[0]).toContain('default/chats/79001234567@c.us/messages?');
	});

	it('ends once nothing newer can follow, also where the last row has no time', async () => {
		const { read, transport } = open(listOf([row(), row({ id: 'BBBB', timestamp: null })]));
		expect(await read({ contact, limit: 1 })).toHaveLength(1);
		expect(askedPaths(transport)).toHaveLength(1);
	});

	it('goes on after a page with one row that is too old: the others are not', async () => {
		const at = (nth: number, timestamp: number) =>
			row({ id: `true_79001234567@c.us_A${nth}`, timestamp });
		const pages = [[at(1, 1_780_000_000), at(2, 1)], [at(3, 1_779_999_999)], []];
		const { read } = open((url) => pages[Number(url.searchParams.get('offset')) / 100]);
		const filter = { ...ANY, sentAfter: '2026-01-01T00:00:00.000Z' };
		expect(await read({ contact, limit: Infinity, filter })).toHaveLength(2);
	});

	it.each([
		[99, []],
		[100, [{ code: 'windowFull', count: 100 }]],
	])('says of a browser’s chat with %i messages: %j', async (count, expected) => {
		const rows = Array.from({ length: count }, (_, nth) =>
			row({ id: `true_79001234567@c.us_A${nth}` }),
		);
		const overview = [{ id: '79001234567@c.us', lastMessage: rows[0] }];
		const { notices, read } = open(
			(url) => (url.pathname.endsWith('/overview') ? overview : listOf(rows)(url)),
			'WEBJS',
		);
		expect(await read({ limit: Infinity })).toHaveLength(count);
		expect(notices).toEqual(expected);
	});

	it('reads the chats one by one where the session doesn’t say its engine', async () => {
		const { read, transport } = open(() => [], 'GOWS', { engine: null });
		await read();
		expect(askedPaths(transport)).toEqual(['default/chats/overview?limit=100&offset=0']);
	});

	it('goes on after a page that is short, and ends with one that is empty', async () => {
		const at = (nth: number) =>
			row({ id: `true_79001234567@c.us_A${nth}`, timestamp: 9_000 - nth });
		const pages = [[at(1), at(2)], [at(3)], []];
		const { read, transport } = open((url) => pages[Number(url.searchParams.get('offset')) / 100]);
		const items = messagesOf(await read({ contact, limit: Infinity }));
		expect(items).toHaveLength(3);
		expect(askedPaths(transport)).toHaveLength(3);
	});

	it('asks for some more than are wanted: those that WAHA leaves out must not look like the end', async () => {
		const { read, transport } = open(listOf([row()]));
		await read({ contact, limit: 1 });
		expect(askedPaths(transport)).toHaveLength(1);
		expect(askedPaths(transport)[0]).toContain('limit=20&');
	});

	it.each([['120363041234567890@g.us'], ['178231456203987@lid'], ['12@newsletter']])(
		'takes the address %s in place of a phone',
		async (address) => {
			const { read, transport } = open((url) =>
				url.pathname.includes('/lids/') ? { pn: null } : listOf([row()])(url),
			);
			await read({ contact: ` ${address} `, limit: 1 });
			expect(askedPaths(transport)[0]).toContain(`default/chats/${address}/messages?`);
		},
	);

	it('asks for the phone of each hidden number once, and for 20 at most', async () => {
		const rows = Array.from({ length: 60 }, (_, nth) =>
			row({ id: `false_${1_000_000 + (nth % 30)}@lid_A${nth}`, fromMe: false }),
		);
		const { read, transport } = open((url) =>
			url.pathname.includes('/lids/') ? { pn: '5215512345678@c.us' } : listOf(rows)(url),
		);
		const items = messagesOf(await read({ limit: 60 }));
		expect(items.filter(({ phone }) => phone === '+5215512345678')).toHaveLength(40);
		expect(askedPaths(transport).filter((path) => path.includes('lids/'))).toHaveLength(20);
	});

	it('asks for the phone of a hidden number where chats are read one by one too', async () => {
		const hidden = row({ id: 'false_178231456203987@lid_A', fromMe: false });
		const { read, transport } = open((url) => {
			if (url.pathname.endsWith('/overview')) return [{ id: '178231456203987@lid' }];
			return url.pathname.includes('/lids/') ? { pn: '5215512345678@c.us' } : listOf([hidden])(url);
		}, 'WEBJS');
		expect(messagesOf(await read())[0]).toMatchObject({ phone: '+5215512345678' });
		expect(transport.requests.at(-1)).toMatchObject({
			method: 'GET',
			url: 'http://localhost:3000/api/default/lids/178231456203987%40lid',
		});
		expect(new Set(transport.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
	});

	it('asks for no phone that the engine tells with the message', async () => {
		const Info = { SenderAlt: '79001234567@s.whatsapp.net' };
		const known = row({ id: 'false_1782@lid_A', fromMe: false, _data: { Info } });
		const { read, transport } = open(listOf([known]));
		await read({ limit: 1 });
		expect(askedPaths(transport)).toHaveLength(1);
	});

	it('ends where a server takes no more requests, for hidden numbers either', async () => {
		const hidden = row({ id: 'false_1782@lid_A', fromMe: false });
		const { read } = open((url) =>
			url.pathname.includes('/lids/') ? nest(429, 'Slow down') : listOf([hidden])(url),
		);
		expect(await failureOf(read())).toMatchObject({ category: 'rateLimit' });
	});

	it.each([404, 500])(
		'asks for no more phones of a server that answers HTTP %i to that',
		async (code) => {
			const rows = [1, 2, 3].map((nth) => row({ id: `false_${nth}000000@lid_A`, fromMe: false }));
			const { read, transport } = open((url) =>
				url.pathname.includes('/lids/') ? nest(code, 'Cannot GET it') : listOf(rows)(url),
			);
			expect(await read({ limit: 3 })).toHaveLength(3);
			expect(askedPaths(transport).filter((path) => path.includes('lids/'))).toHaveLength(1);
		},
	);

	it.each([
		[nest(404, 'Session not found'), 'notConnected'],
		[nest(404, 'Cannot GET /api/default/chats'), 'invalidResponse'],
		[nest(400, 'Enable NOWEB store "config.noweb.store.enabled=True"'), 'unsupported'],
		[nest(422, 'The method is not implemented by the engine.'), 'unsupported'],
		[nest(403, 'Forbidden'), 'permission'],
		[new Refusal(500, { exception: { message: 'No LID for user' }, statusCode: 500 }), 'notFound'],
		[new Refusal(422, { status: 'FAILED', expected: ['WORKING'] }), 'notConnected'],
	])('takes %j for %s, and asks once', async (refusal, category) => {
		const { read, transport } = open(() => refusal);
		expect(await failureOf(read({ contact }))).toMatchObject({ category, provider: 'waha' });
		expect(askedPaths(transport)).toHaveLength(1);
	});

	it('shows an engine’s own words, and neither its stack nor the request', async () => {
		const exception = { message: 'Target closed', stack: 'at /app/dist/secret.js:1' };
		const { read } = open(() => new Refusal(500, { exception, request: { path: '/secret' } }));
		const failure = await failureOf(read({ contact }));
		expect(failure.detail).toBe('Target closed');
		expect(JSON.stringify(failure)).not.toContain('secret');
	});

	it.each(['STOPPED', 'STARTING', 'SCAN_QR_CODE', 'FAILED', 'MEDITATING'])(
		'asks for nothing while the session is %s',
		async (status) => {
			const { read, check, transport } = open(() => [], 'GOWS', { status });
			expect(await failureOf(read())).toMatchObject({
				category: 'notConnected',
				providerCode: status,
				retryable: status === 'STARTING',
			});
			expect(askedPaths(transport)).toEqual([]);
			expect(await check().catch(() => null)).not.toMatchObject({ ok: true });
		},
	);
});
