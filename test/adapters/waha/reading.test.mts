import { messagesOf } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { contact, listOf, open, Refusal, row } from './setup.mts';

const ANY = { direction: null, sentAfter: null, sentBefore: null, types: [] } as const;
const nest = (statusCode: number, message: string) =>
	new Refusal(statusCode, { message, error: 'x', statusCode });

/** The requests, without the session's. */
const asked = (transport: { readonly requests: ReadonlyArray<{ readonly url: string }> }) =>
	transport.requests
		.map(({ url }) => decodeURIComponent(url.replace('http://localhost:3000/api/', '')))
		.filter((path) => !path.startsWith('sessions/'));

describe('reading from WAHA', () => {
	it('asks for one chat in the documented form, and never for files', async () => {
		const { read, transport } = open(listOf([row()]));
		await read({ contact, limit: 50 });
		expect(asked(transport)).toEqual([
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
		expect(asked(transport)[0]).toMatch(/^default\/chats\/all\/messages\?limit=100&offset=0/);
		expect(asked(transport)[0]?.endsWith(`downloadMedia=false${expected}`)).toBe(true);
	});

	it('goes on after a page that is short, and ends with one that is empty', async () => {
		const at = (nth: number) =>
			row({ id: `true_79001234567@c.us_A${nth}`, timestamp: 9_000 - nth });
		const pages = [[at(1), at(2)], [at(3)], []];
		const { read, transport } = open((url) => pages[Number(url.searchParams.get('offset')) / 100]);
		const items = messagesOf(await read({ contact, limit: Infinity }));
		expect(items).toHaveLength(3);
		expect(asked(transport)).toHaveLength(3);
	});

	it('asks for some more than are wanted: those that WAHA leaves out must not look like the end', async () => {
		const { read, transport } = open(listOf([row()]));
		await read({ contact, limit: 1 });
		expect(asked(transport)).toHaveLength(1);
		expect(asked(transport)[0]).toContain('limit=20&');
	});

	it.each([['120363041234567890@g.us'], ['178231456203987@lid'], ['12@newsletter']])(
		'takes the address %s in place of a phone',
		async (address) => {
			const { read, transport } = open((url) =>
				url.pathname.includes('/lids/') ? { pn: null } : listOf([row()])(url),
			);
			await read({ contact: ` ${address} `, limit: 1 });
			expect(asked(transport)[0]).toContain(`default/chats/${address}/messages?`);
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
		expect(asked(transport).filter((path) => path.includes('lids/'))).toHaveLength(20);
	});

	it.each([404, 500])(
		'asks for no more phones of a server that answers HTTP %i to that',
		async (code) => {
			const rows = [1, 2, 3].map((nth) => row({ id: `false_${nth}000000@lid_A`, fromMe: false }));
			const { read, transport } = open((url) =>
				url.pathname.includes('/lids/') ? nest(code, 'Cannot GET it') : listOf(rows)(url),
			);
			expect(await read({ limit: 3 })).toHaveLength(3);
			expect(asked(transport).filter((path) => path.includes('lids/'))).toHaveLength(1);
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
		expect(asked(transport)).toHaveLength(1);
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
			expect(asked(transport)).toEqual([]);
			expect(await check().catch(() => null)).not.toMatchObject({ ok: true });
		},
	);
});

describe('a status from WAHA', () => {
	const messageId = 'true_79001234567@c.us_3EB0AAAA';

	it('is asked for by the id, which has the chat', async () => {
		const { lookUp, transport } = open(() => row({ id: messageId }));
		await lookUp({ messageId });
		expect(asked(transport)).toEqual([
			`default/chats/79001234567@c.us/messages/${messageId}?downloadMedia=false`,
		]);
	});

	it('keeps the id that was asked for where the answer writes the chat as a hidden number', async () => {
		const { lookUp, transport } = open(() => row({ id: 'true_178231456203987@lid_3EB0AAAA' }));
		expect((await lookUp({ messageId })).message).toMatchObject({
			messageId,
			phone: '+79001234567',
		});
		expect(asked(transport)).toHaveLength(1);
	});

	it.each(['GOWS', 'NOWEB'])('is found by the last part of the id on %s', async (engine) => {
		const { lookUp, transport } = open(() => row({ id: messageId }), engine);
		const { message } = await lookUp({ messageId: '3EB0AAAA' });
		expect(message.messageId).toBe(messageId);
		expect(asked(transport)[0]).toContain('default/chats/all/messages/3EB0AAAA?');
	});

	it.each([
		['WEBJS', '3EB0AAAA'],
		['GOWS', 'true_x_y'.repeat(40)],
		['GOWS', 'no id'],
	])('is refused before any question on %s for the id %s', async (engine, wrong) => {
		const { lookUp, transport } = open(() => row(), engine);
		await expect(lookUp({ messageId: wrong })).rejects.toMatchObject({ name: 'InputError' });
		expect(asked(transport)).toEqual([]);
	});

	it('of another message is not taken', async () => {
		const { lookUp } = open(() => row({ id: 'true_79001234567@c.us_OTHER' }));
		expect(await failureOf(lookUp({ messageId }))).toMatchObject({ category: 'invalidResponse' });
	});

	it('that isn’t there is missing', async () => {
		const { lookUp } = open(() => nest(404, 'Message not found'));
		expect(await failureOf(lookUp({ messageId }))).toMatchObject({
			category: 'notFound',
			isMissing: true,
			httpStatus: 404,
		});
	});
});
