import { messagesOf } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { answer } from '../http/scriptedTransport.mts';
import { account, contact, open, openWith, row } from './setup.mts';

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
		[500, 'server', 'item', 1],
		[503, 'server', 'item', 4],
		[504, 'server', 'item', 4],
	])('%i is %s of scope %s, after %i requests', async (status, category, scope, requests) => {
		const { read, transport } = open({ message: 'in their words' }, status);
		expect(await failureOf(read({ account, contact }))).toMatchObject({
			provider: 'twoChat',
			category,
			scope,
			httpStatus: status,
			detail: 'in their words',
		});
		expect(transport.requests).toHaveLength(requests);
	});

	it('403 is a missing key when the gateway says so', async () => {
		const { read } = open({ detail: 'Not authenticated' }, 403);
		expect(await failureOf(read({ account }))).toMatchObject({ category: 'auth', httpStatus: 403 });
	});

	it.each([409, 410, 429, 486])('%i waits for Retry-After', async (status) => {
		const failure = await failureOf(open('', status, { 'retry-after': '3' }).read({ account }));
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
		expect(await failureOf(open(body).read({ account }))).toMatchObject({
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
			expect((await failureOf(read({ account, contact }))).category).toBe('notFound');
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
		expect((await failureOf(open(body, 422).read({ account }))).detail).toBe('no');
	});

	it.each([
		['nothing', ''],
		['a list', []],
		['null', null],
		['a text', '"no"'],
		['an empty list in detail', { detail: [] }],
		['objects without a text', { message: {}, detail: [{}], error: 7 }],
	])('may say %s', async (_what, body) => {
		expect(await failureOf(open(body, 422).read({ account }))).toMatchObject({
			category: 'invalidRequest',
			detail: null,
		});
	});

	it('keep the provider’s own code', async () => {
		const failure = await failureOf(open({ error_code: 'E42' }, 422).read({ account }));
		expect(failure.providerCode).toBe('E42');
	});

	it.each([true, undefined, 1, 'true'])('aren’t success %j', async (success) => {
		expect(await open({ success, messages: [] }).read({ account })).toEqual([]);
	});
});

describe('lists of 2Chat', () => {
	it.each([
		['no messages', { success: true }],
		['messages null', { success: true, messages: null }],
		['messages that are an object', { success: true, messages: {} }],
	])('with %s aren’t as documented', async (_what, body) => {
		expect(await failureOf(open(body).read({ account }))).toMatchObject({
			category: 'invalidResponse',
			message: '2Chat sent an answer whose field “messages” is not as documented.',
		});
	});

	it('lose only the rows that are malformed', async () => {
		const { notices, read } = open({
			messages: [row(), 7, row({ uuid: [] }), row({ timestamp: 'soon' }), row({ uuid: 'MSG2' })],
		});
		const items = messagesOf(await read({ account }));
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
			expect(await read({ account, limit: Infinity, maxPages: 1_000 })).toHaveLength(total);
			expect(transport.requests).toHaveLength(sizes.length);
		}
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
		expect(await read({ account, limit: 150 })).toHaveLength(150);
		expect(transport.requests).toHaveLength(2);
	});
});
