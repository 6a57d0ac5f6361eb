import { messagesOf } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { answer } from '../http/scriptedTransport.mts';
import { ownPhone, contact, KEY, open, openWith, row } from './setup.mts';

const ANY = { direction: null, sentAfter: null, sentBefore: null, types: [] } as const;

describe('HTTP codes of 2Chat', () => {
	it.each([
		[400, 'invalidRequest', 'item', 1],
		[401, 'auth', 'account', 1],
		[402, 'quota', 'account', 1],
		[403, 'permission', 'item', 1],
		[404, 'notFound', 'item', 1],
		[406, 'unsupported', 'item', 1],
		[409, 'server', 'gate', 4],
		[410, 'server', 'gate', 4],
		[422, 'invalidRequest', 'item', 1],
		[429, 'rateLimit', 'gate', 4],
		[486, 'rateLimit', 'gate', 4],
		[500, 'server', 'item', 2],
		[503, 'server', 'item', 4],
		[504, 'server', 'item', 4],
	])('%i is %s of scope %s, after %i requests', async (status, category, scope, requests) => {
		const { read, transport } = open({ message: 'in their words' }, status);
		expect(await failureOf(read({ ownPhone, contact }))).toMatchObject({
			provider: 'twoChat',
			category,
			scope,
			httpStatus: status,
			detail: 'in their words',
		});
		expect(transport.requests).toHaveLength(requests);
	});

	it.each([
		['an empty body', ''],
		['a web page', '<html>404 Not Found</html>'],
		['a text', '"404 page not found"'],
		['nothing', {}],
		['a gateway’s words', { detail: 'Not Found' }],
		['a gateway’s words in a line', { detail: ' Not Found.\n' }],
		['words of a gateway', { message: 'no Route matched with those values' }],
		[
			'words of a server',
			{ message: 'Route GET:/x not found', error: 'Not Found', statusCode: 404 },
		],
		['words of another server', { message: 'Cannot GET /x', error: 'Not Found', statusCode: 404 }],
	])('404 with %s is a wrong address', async (_what, body) => {
		expect(await failureOf(open(body, 404).read({ ownPhone, contact }))).toMatchObject({
			category: 'invalidResponse',
			message: '2Chat does not know this address (HTTP 404).',
			advice: expect.stringContaining('Base URL'),
			isMissing: false,
		});
	});

	it.each([
		{ success: false },
		{ success: false, error: true, error_message: 'Not found' },
		{ message: 'The message was not found' },
		{ detail: 'Message not found' },
	])('404 with %j is something that isn’t there', async (body) => {
		const failure = await failureOf(open(body, 404).read({ ownPhone, contact }));
		expect(failure).toMatchObject({ category: 'notFound', isMissing: false });
	});

	it.each([300, 304])('%i is no answer, whatever it has', async (status) => {
		const failure = await failureOf(open({ messages: [] }, status).read({ ownPhone }));
		expect(failure).toMatchObject({ category: 'invalidResponse', httpStatus: status });
	});

	it('406 is a number that can’t do it, even where that isn’t authenticated', async () => {
		const { read } = open({ detail: 'Not authenticated' }, 406);
		expect(await failureOf(read({ ownPhone }))).toMatchObject({ category: 'unsupported' });
	});

	it('403 is a missing key when the gateway says so', async () => {
		const { read } = open({ detail: 'Not authenticated' }, 403);
		expect(await failureOf(read({ ownPhone }))).toMatchObject({
			category: 'auth',
			httpStatus: 403,
		});
	});

	it.each([409, 410, 429, 486])('%i waits for Retry-After', async (status) => {
		const failure = await failureOf(open('', status, { 'retry-after': '3' }).read({ ownPhone }));
		expect(failure.retryAfterMs).toBe(3_000);
	});
});

describe('refusals of 2Chat', () => {
	it.each([
		['success false', { success: false, error_message: 'no' }],
		['error true', { success: true, error: true, error_message: 'no' }],
		[
			'both, with messages beside',
			{ success: false, error: true, error_message: 'no', messages: [] },
		],
	])('with HTTP 200 and %s are failures', async (_what, body) => {
		expect(await failureOf(open(body).read({ ownPhone }))).toMatchObject({
			category: 'server',
			httpStatus: 200,
			detail: 'no',
			retry: false,
		});
	});

	it.each(['The number was not found', 'Unknown message'])(
		'with HTTP 200 that say “%s” are something that isn’t there',
		async (error_message) => {
			const { read } = open({ success: false, error: true, error_message });
			expect((await failureOf(read({ ownPhone, contact }))).category).toBe('notFound');
		},
	);

	it.each([
		['error_message', { error_message: 'no' }],
		['message', { message: 'no' }],
		['detail', { detail: 'no' }],
		['a list in detail', { detail: [{ loc: ['q'], msg: 'no', type: 'value_error' }] }],
		['error', { error: 'no' }],
		['error_message before the others', { error_message: 'no', message: 'x', detail: 'y' }],
	])('say why in %s', async (_where, body) => {
		expect((await failureOf(open(body, 422).read({ ownPhone }))).detail).toBe('no');
	});

	it.each([
		['nothing', ''],
		['a list', []],
		['null', null],
		['a text', '"no"'],
		['an empty list in detail', { detail: [] }],
		['objects without a text', { message: {}, detail: [{}], error: 7 }],
	])('may say %s', async (_what, body) => {
		expect(await failureOf(open(body, 422).read({ ownPhone }))).toMatchObject({
			category: 'invalidRequest',
			detail: null,
		});
	});

	it.each([
		['E42', 422, 'E42'],
		[1001, 422, '1001'],
		[1001, 400, '1001'],
		[{}, 422, null],
		[null, 422, null],
	])('keep the provider’s own code %j with HTTP %i', async (error_code, status, code) => {
		const failure = await failureOf(open({ error_code }, status).read({ ownPhone }));
		expect(failure.providerCode).toBe(code);
	});

	it.each([true, undefined, 1, 'true'])('aren’t success %j', async (success) => {
		expect(await open({ success, messages: [] }).read({ ownPhone })).toEqual([]);
	});
});

describe('lists of 2Chat', () => {
	it.each([
		['no messages', { success: true }],
		['messages null', { success: true, messages: null }],
		['messages that are an object', { success: true, messages: {} }],
	])('with %s aren’t as documented', async (_what, body) => {
		expect(await failureOf(open(body).read({ ownPhone }))).toMatchObject({
			category: 'invalidResponse',
			message: '2Chat sent an answer whose field “messages” is not as documented.',
		});
	});

	it('lose only the rows that are malformed', async () => {
		const { notices, read } = open({
			messages: [row(), 7, row({ uuid: [] }), row({ uuid: true }), row({ uuid: 'MSG2', id: {} })],
		});
		const items = messagesOf(await read({ ownPhone }));
		expect(items.map(({ messageId }) => messageId)).toEqual(['MSG1', 'MSG2']);
		expect(notices).toContainEqual({ code: 'malformedDropped', count: 3 });
	});

	it('end with a short page, and with an empty one', async () => {
		for (const sizes of [[100, 100, 7], [100, 0], [0]]) {
			let sent = 0;
			const { read, transport } = openWith((_request, nth) =>
				answer({
					messages: Array.from({ length: sizes[nth] ?? 0 }, () =>
						row({ uuid: `MSG${(sent += 1)}`, timestamp: 2_000_000_000 - sent }),
					),
				}),
			);
			const total = sizes.reduce((sum, size) => sum + size, 0);
			expect(await read({ ownPhone, limit: Infinity, maxPages: 1_000 })).toHaveLength(total);
			expect(transport.requests).toHaveLength(sizes.length);
		}
	});

	it('go on after a page with one row that is too old: the others are not', async () => {
		const { read, transport } = openWith((_request, nth) =>
			answer({
				messages: Array.from({ length: nth === 0 ? 100 : 1 }, (_, index) =>
					row({ uuid: `MSG${nth}-${index}`, timestamp: index === 50 ? 1 : 1_780_000_000 - nth }),
				),
			}),
		);
		const filter = { ...ANY, sentAfter: '2026-01-01T00:00:00.000Z' };
		expect(await read({ ownPhone, limit: Infinity, filter })).toHaveLength(100);
		expect(transport.requests).toHaveLength(2);
	});

	it('read no page more than the limit needs', async () => {
		let sent = 0;
		const { read, transport } = openWith(() =>
			answer({
				messages: Array.from({ length: 100 }, () =>
					row({ uuid: `MSG${(sent += 1)}`, timestamp: 2_000_000_000 - sent }),
				),
			}),
		);
		expect(await read({ ownPhone, limit: 150 })).toHaveLength(150);
		expect(transport.requests).toHaveLength(2);
	});
});

describe('404 {"detail":"Not Found"} of a message of 2Chat', () => {
	const byKey = (messageId: string) =>
		({ messageId, locateBy: 'sessionKey', sessionKey: KEY }) as const;
	const openOne = () =>
		openWith(({ url }) =>
			url.endsWith('/MSG1')
				? answer({ success: true, message: row({ wa_msg_ack: 2 }) })
				: answer({ detail: 'Not Found' }, 404),
		);

	it('is a wrong address while nothing else was answered', async () => {
		const failure = await failureOf(openOne().lookUp(byKey('MSG2')));
		expect(failure).toMatchObject({ category: 'invalidResponse', isMissing: false });
	});

	it('is no other failure, once another message was found', async () => {
		const { lookUp } = openWith(({ url }) =>
			url.endsWith('/MSG1') ? answer({ success: true, message: row() }) : answer({}, 422),
		);
		await lookUp(byKey('MSG1'));
		expect((await failureOf(lookUp(byKey('MSG2')))).category).toBe('invalidRequest');
	});

	it('is a message that isn’t there once another was found', async () => {
		const { lookUp } = openOne();
		expect((await lookUp(byKey('MSG1'))).message.status).toBe('delivered');
		const failure = await failureOf(lookUp(byKey('MSG2')));
		expect(failure).toMatchObject({ category: 'notFound', isMissing: true });
	});
});
