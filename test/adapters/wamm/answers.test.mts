import { registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { answer } from '../http/scriptedTransport.mts';
import { contact, credential, open, row } from './setup.mts';

describe('err of WAMM.chat', () => {
	it.each([0, '0', 0.0])('%j is an answer', async (err) => {
		const { read } = open({ err, msg_data: [row()] });
		expect(await read({ contact })).toHaveLength(1);
	});

	it('“msgs not be” is no message, and is said', async () => {
		const { notices, read } = open({ err: 'msgs not be' });
		expect(await read({ contact })).toEqual([]);
		expect(notices).toEqual([{ code: 'nothingFound', example: '+79001234567' }]);
	});

	it('“msg not be” is a message that isn’t there', async () => {
		const failure = await failureOf(open({ err: 'msg not be' }).lookUp({ messageId: '7' }));
		expect(failure).toMatchObject({
			category: 'notFound',
			providerCode: 'msg not be',
			isMissing: true,
		});
	});

	it.each([
		['token fail', 'auth', 'account', false],
		['Token fail', 'auth', 'account', false],
		['acc not authorized', 'notConnected', 'account', false],
		['phone fail', 'invalidRequest', 'item', false],
		['msg_id fail', 'invalidRequest', 'item', false],
		['col fail or more 100', 'invalidRequest', 'item', false],
		['fail get data', 'notFound', 'item', false],
		['fail execution', 'server', 'item', true],
		['phone not checked, please retry', 'server', 'item', true],
		['phone not checked for WhatsApp, please retry', 'server', 'item', true],
		['something new', 'server', 'item', false],
		['1', 'server', 'item', false],
	])('“%s” is %s of scope %s', async (err, category, scope, retry) => {
		const { read, transport } = open({ err });
		const failure = await failureOf(read({ contact }));
		expect(failure).toMatchObject({
			provider: 'wamm',
			category,
			scope,
			retry,
			httpStatus: 200,
			providerCode: err,
			detail: err,
		});
		expect(transport.requests).toHaveLength(retry ? 4 : 1);
	});

	it.each([
		['a number', 5],
		['a negative number', -1],
	])('that is %s is a refusal', async (_what, err) => {
		expect(await failureOf(open({ err }).read({ contact }))).toMatchObject({
			category: 'server',
			providerCode: String(err),
		});
	});

	it.each([
		['absent', { msg_data: [] }],
		['null', { err: null, msg_data: [] }],
		['a boolean', { err: false, msg_data: [] }],
		['an object', { err: {}, msg_data: [] }],
		['a list', { err: [], msg_data: [] }],
	])('that is %s makes the answer one that isn’t documented', async (_what, body) => {
		const failure = await failureOf(open(body).read({ contact }));
		expect(failure).toMatchObject({
			category: 'invalidResponse',
			message: 'WAMM.chat sent an answer whose field “err” is not as documented.',
		});
	});

	it.each([
		[429, 'rateLimit'],
		[503, 'server'],
		[404, 'invalidResponse'],
		[403, 'permission'],
	])('with unknown words and HTTP %i is what the code says', async (status, category) => {
		const { read } = openScripted(registry.wamm, credential, () =>
			answer({ err: 'new words' }, status, { 'retry-after': '1' }),
		);
		expect(await failureOf(read({ contact }))).toMatchObject({
			category,
			httpStatus: status,
			detail: 'new words',
			retryAfterMs: 1_000,
		});
	});

	it('with known words is what they say, whatever the HTTP code', async () => {
		const { read } = openScripted(registry.wamm, credential, () =>
			answer({ err: 'token fail' }, 500),
		);
		expect(await failureOf(read({ contact }))).toMatchObject({ category: 'auth', httpStatus: 500 });
	});
});

describe('msg_data of WAMM.chat’s lists', () => {
	it('may be a list', async () => {
		expect(await open({ err: 0, msg_data: [row(), row({ msg_id: '8' })] }).read()).toHaveLength(2);
	});

	it('may be a lone object', async () => {
		expect(await open({ err: 0, msg_data: row() }).read()).toHaveLength(1);
	});

	it.each([
		['null', { err: 0, msg_data: null }],
		['an empty list', { err: 0, msg_data: [] }],
		['absent', { err: 0 }],
		['false', { err: 0, msg_data: false }],
		['an empty text', { err: 0, msg_data: '' }],
		['an empty object', { err: 0, msg_data: {} }],
	])('is no message when it is %s', async (_what, body) => {
		const { notices, read } = open(body);
		expect(await read()).toEqual([]);
		expect(notices).toEqual([{ code: 'nothingFound' }]);
	});

	it.each(['text', 7, true])('can’t be %j', async (msg_data) => {
		const failure = await failureOf(open({ err: 0, msg_data }).read());
		expect(failure).toMatchObject({
			category: 'invalidResponse',
			message: 'WAMM.chat sent an answer whose field “msg_data” is not as documented.',
		});
	});

	it('loses only the rows that are malformed', async () => {
		const { notices, read } = open({
			err: 0,
			msg_data: [
				row(),
				null,
				'x',
				row({ msg_id: {} }),
				row({ msg_id: false }),
				row({ msg_id: '9' }),
			],
		});
		expect(messagesOf(await read()).map(({ messageId }) => messageId)).toEqual(['7', '9']);
		expect(notices).toContainEqual({ code: 'malformedDropped', count: 4 });
	});
});
