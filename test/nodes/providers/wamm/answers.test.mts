import type { IDataObject } from 'n8n-workflow';
import type { FaultRule } from '../../../../sandbox/index.mts';
import { ask, NODE, rowsOf, type Question } from '../../../support/sandbox/ask.mts';
import { oneRequest, troubleAndStopOf, troubleOf } from '../../../support/sandbox/troubles.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const LIST = oneRequest('wamm');
const STATUS: Question = { node: 'getMessageStatus', provider: 'wamm' };
const ROW = {
	msg_id: '41',
	from_me: '1',
	phone: '79001234567',
	tip_msg: 'textMessage',
	msg_text: 'x',
	date_ins: '2026-01-01 10:00:00',
	date_upd: null,
	state: 'viewed',
};

describe('The err of WAMM.chat', () => {
	const sandbox = useSandbox();

	it.each<readonly [string, string, string]>([
		['token fail', 'auth', 'WAMM.chat did not accept the token.'],
		['acc not authorized', 'notConnected', 'The channel’s phone is not connected to WAMM.chat.'],
		['phone fail', 'invalidRequest', 'WAMM.chat did not accept this phone or chat.'],
		['col fail or more 100', 'invalidRequest', 'WAMM.chat did not accept the limit.'],
		['fail get data', 'notFound', 'WAMM.chat knows no channel for this token.'],
		['something new', 'server', 'WAMM.chat declined the request.'],
	])('“%s” is %s, for all its HTTP 200', async (err, category, error) => {
		const fault = { kind: 'json', value: { err } } as const;
		const trouble = await troubleAndStopOf(sandbox(), LIST, fault);
		expect(trouble).toMatchObject({
			error,
			message: expect.stringContaining(`WAMM.chat says: “${err}”`),
			details: { category, httpStatus: 200, providerCode: err },
			requests: 1,
		});
	});

	it.each(['fail execution', 'please retry'])('“%s” is asked again by itself', async (err) => {
		sandbox().wamm.faults.add({ times: 1, fault: { kind: 'json', value: { err } } });
		expect(await rowsOf(sandbox(), LIST)).toHaveLength(1);
		expect(sandbox().wamm.requests).toHaveLength(2);
	});

	it('“fail execution” is given up after three more attempts', async () => {
		const rule: FaultRule = { fault: { kind: 'json', value: { err: 'fail execution' } } };
		expect(await troubleOf(sandbox(), LIST, rule)).toMatchObject({
			error: 'WAMM.chat could not finish the request at the moment.',
			details: { category: 'server', retryable: true },
			requests: 4,
		});
	});

	it.each([0, '0'])('%j is no failure', async (err) => {
		sandbox().wamm.faults.add({ fault: { kind: 'json', value: { err, msg_data: [ROW] } } });
		expect(await rowsOf(sandbox(), LIST)).toMatchObject([{ messageId: '41', status: 'read' }]);
	});

	it.each([{ msg_data: [ROW] }, { err: null, msg_data: [ROW] }])(
		'is missed when the answer is %j',
		async (value) => {
			const trouble = await troubleAndStopOf(sandbox(), LIST, { kind: 'json', value });
			expect(trouble).toMatchObject({
				error: 'WAMM.chat sent an answer whose field “err” is not as documented.',
				details: { category: 'invalidResponse' },
				requests: 1,
			});
		},
	);

	it('“msgs not be” is a list without messages: no failure, but a hint', async () => {
		sandbox().wamm.faults.add({ fault: { kind: 'json', value: { err: 'msgs not be' } } });
		const run = await ask(sandbox(), LIST);
		expect(run.status).toBe('success');
		expect(run.json(NODE)).toEqual([]);
		expect(run.hints(NODE).map(({ message }) => message)).toEqual([
			'No messages. Turn on “Always Output Data” in the node’s settings to go on anyway.',
		]);
	});

	it('“msg not be” is a message that is not there', async () => {
		const fault = { kind: 'json', value: { err: 'msg not be' } } as const;
		expect(await troubleAndStopOf(sandbox(), STATUS, fault)).toMatchObject({
			error: 'WAMM.chat has no message 2000005.',
			details: { category: 'notFound', messageId: '2000005' },
			requests: 1,
		});
	});
});

describe('The msg_data of WAMM.chat', () => {
	const sandbox = useSandbox();
	const answered = async (question: Question, msg_data: unknown): Promise<IDataObject[]> => {
		sandbox().wamm.faults.add({ fault: { kind: 'json', value: { err: 0, msg_data } } });
		return await rowsOf(sandbox(), question);
	};

	it('is taken for a list of one when it is an object where a list belongs', async () => {
		expect(await answered(LIST, ROW)).toMatchObject([{ messageId: '41' }]);
	});

	it('is taken for its only message when it is a list where an object belongs', async () => {
		const row = { ...ROW, msg_id: '2000005' };
		expect(await answered(STATUS, [row])).toMatchObject([{ messageId: '2000005', status: 'read' }]);
	});

	it.each([null, []])('is a list without messages when it is %j', async (msg_data) => {
		expect(await answered(LIST, msg_data)).toEqual([]);
	});

	it('has no message in it when it is null', async () => {
		const fault = { kind: 'json', value: { err: 0, msg_data: null } } as const;
		const trouble = await troubleAndStopOf(sandbox(), STATUS, fault);
		expect(trouble.details).toMatchObject({ category: 'notFound' });
	});

	it('is taken with numbers for texts, as webhooks have them', async () => {
		const numbers = { ...ROW, msg_id: 41, from_me: 0, phone: 79001234567 };
		expect(await answered(LIST, [numbers])).toMatchObject([
			{ messageId: '41', phone: '+79001234567', direction: 'inbound', status: 'received' },
		]);
	});
});
