import { setTimeout as sleep } from 'node:timers/promises';
import { SEEDED } from '../../../sandbox/index.mts';
import { ask, NODE, type Question, workflowOf } from '../../support/sandbox/ask.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { startWorkflow } from '../../support/engine/engine.mts';
import { addChannelOf, advancing, asRows, BY_ROW, requestsOf } from './channels.mts';

jest.setTimeout(120_000);
const sandbox = useSandbox({ messages: 20, runningClock: true });
const EXAMPLE = 'wait-node-loop.json';

function question(
	token: string,
	ids: readonly string[],
	options: NonNullable<Question['options']>,
): Question {
	return {
		node: 'getMessageStatus',
		provider: 'wamm',
		parameters: BY_ROW,
		credential: { token },
		items: asRows(ids),
		options,
	};
}

const hintsOf = (run: Awaited<ReturnType<typeof ask>>) =>
	run.hints(NODE).map(({ message }) => message);

describe('waiting in n8n', () => {
	it.each(['stopWorkflow', 'continueErrorOutput'] as const)(
		'brings 300 messages to their target or the deadline, with onError %s',
		async (onError) => {
			const never = (id: number) => id % 10 === 9;
			const messages = Array.from({ length: 300 }, (_, id) =>
				advancing(sandbox(), 4_000_000 + id, [
					[never(id) ? 3_600_000 : ((id * 37) % 300) * 15, 'delivered'],
					[never(id) ? 3_600_000 : 500 + ((id * 37) % 300) * 15, 'viewed'],
				]),
			);
			const { token, ids } = addChannelOf(sandbox(), messages);
			const asked = onError === 'continueErrorOutput' ? [...ids, '9999999'] : ids;
			const options = { waitUntil: 'read', waitMinutes: 0.1, waitIntervalSeconds: 1 };
			const startedAt = Date.now();
			const run = await ask(sandbox(), { ...question(token, asked, options), onError });
			const tookMs = Date.now() - startedAt;

			const { own, lists } = requestsOf(sandbox(), token);
			// The first round asks for all beyond the list, each later one for 20 of them.
			const firstRound = 1 + asked.length - 100;
			expect(own.length).toBeLessThanOrEqual(firstRound + 21 * (lists.length - 1));
			const rows = run.json(NODE);
			expect(rows.map(({ messageId }) => messageId)).toEqual(ids);
			const unread = rows.filter(({ status }) => status !== 'read');
			expect(unread.length).toBeGreaterThanOrEqual(30);
			expect(tookMs).toBeGreaterThanOrEqual(6_000);
			expect(tookMs).toBeLessThan(30_000);
			const reached = rows.slice(0, 100).map(({ status }) => status);
			expect(reached).toEqual(ids.slice(0, 100).map((id) => (never(Number(id)) ? 'sent' : 'read')));
			const hints = hintsOf(run).filter((hint) => hint.includes('awaited status'));
			expect(hints).toHaveLength(1);
			expect(hints[0]).toContain(`${unread.length} messages`);
			expect(hints[0]).toContain(EXAMPLE);
			if (onError === 'continueErrorOutput') {
				expect(run.json(NODE, 1)).toMatchObject([{ messageId: '9999999' }]);
			}
		},
	);

	it.each([
		['delivered', 'delivered', 600],
		['read', 'read', 1_200],
		['final', 'read', 1_200],
	])(
		'until %s ends there, and for failed and deleted messages before',
		async (waitUntil, status, ms) => {
			const courses = [
				[
					[600, 'delivered'],
					[1_200, 'viewed'],
				],
				[[100, 'noAccount']],
				[[100, 'deleted']],
			] as const;
			const messages = courses.map((course, index) =>
				advancing(sandbox(), 4_100_000 + index, course),
			);
			const { token } = addChannelOf(sandbox(), messages);
			const options = { waitUntil, waitMinutes: 1, waitIntervalSeconds: 1 };
			const startedAt = Date.now();
			const ids = messages.map(({ id }) => id);
			const run = await ask(sandbox(), question(token, ids, options));
			expect(run.json(NODE).map((json) => json.status)).toEqual([status, 'failed', 'deleted']);
			expect(Date.now() - startedAt).toBeGreaterThanOrEqual(ms);
			expect(Date.now() - startedAt).toBeLessThan(30_000);
			expect(hintsOf(run)).toEqual([]);
		},
	);

	it('until final ends at delivered where that is treated as final', async () => {
		const { token, ids } = addChannelOf(sandbox(), [
			advancing(sandbox(), 4_200_000, [[0, 'delivered']]),
		]);
		const options = { waitUntil: 'final', treatAsFinal: 'delivered', waitMinutes: 1 };
		const run = await ask(sandbox(), question(token, ids, options));
		expect(run.json(NODE)).toMatchObject([{ status: 'delivered', isFinal: true }]);
		expect(sandbox().wamm.requests).toHaveLength(1);
	});

	it('gives the last status with a hint, not an error, when the time is up', async () => {
		const { token, ids } = addChannelOf(sandbox(), [
			advancing(sandbox(), 4_300_000, [[200, 'delivered']]),
		]);
		const options = { waitUntil: 'read', waitMinutes: 0.02, waitIntervalSeconds: 1 };
		const run = await ask(sandbox(), question(token, ids, options));
		expect(run.status).toBe('success');
		expect(run.json(NODE)).toMatchObject([{ status: 'delivered', isFinal: false }]);
		expect(hintsOf(run)).toEqual([
			expect.stringMatching(/^1 message did not get to the awaited status in time.*Wait Minutes/),
		]);
	});

	it('waits out a round that fails', async () => {
		const messages = [0, 1].map((nth) => advancing(sandbox(), 4_400_000 + nth, [[800, 'viewed']]));
		const { token, ids } = addChannelOf(sandbox(), messages);
		const fault = { kind: 'status', code: 500 } as const;
		sandbox().wamm.faults.add({ match: { path: 'msg_get_last' }, times: 2, fault });
		sandbox().wamm.faults.add({ match: { path: 'msg_state' }, times: 3, fault });
		const options = { waitUntil: 'read', waitMinutes: 1, waitIntervalSeconds: 1 };
		const run = await ask(sandbox(), question(token, ids, options));
		expect(run.json(NODE).map(({ status }) => status)).toEqual(['read', 'read']);
	});

	it.each([
		[15, 'Wait Minutes is 15, and has to be from 0 to 10.'],
		['={{ 10.5 }}', 'Wait Minutes is 10.5, and has to be from 0 to 10.'],
	])(
		'refuses %j minutes and names the example with the Wait node',
		async (waitMinutes, message) => {
			const options = { waitUntil: 'read', waitMinutes };
			const run = await ask(sandbox(), question(SEEDED.wamm.token, ['2000001'], options));
			expect(run.error?.message).toBe(message);
			expect(run.error?.description).toContain(EXAMPLE);
			expect(sandbox().wamm.requests).toHaveLength(0);
		},
	);

	it('asks 2Chat once when half a minute is more than the time that is left', async () => {
		const { messageUuids } = SEEDED.twoChat;
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters: { messageId: messageUuids.sent, phone: '+54 9 11 2345 6789' },
			options: { waitUntil: 'read', waitMinutes: 0.4, waitIntervalSeconds: 1 },
		});
		expect(run.json(NODE)).toMatchObject([{ status: 'sent' }]);
		expect(sandbox().twoChat.requests).toHaveLength(2);
		expect(hintsOf(run)).toEqual([expect.stringContaining(EXAMPLE)]);
	});
});

describe('cancelling a wait in n8n', () => {
	it.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'ends the execution within a second and makes no further request, with onError %s',
		async (onError) => {
			const messages = [0, 1, 2].map((nth) => advancing(sandbox(), 4_500_000 + nth, []));
			const { token, ids } = addChannelOf(sandbox(), messages);
			const options = { waitUntil: 'read', waitMinutes: 5, waitIntervalSeconds: 1 };
			const spec = workflowOf(sandbox(), { ...question(token, ids, options), onError });
			const { result, cancel } = await startWorkflow(spec);
			while (sandbox().wamm.requests.length < 1) await sleep(20);
			await sleep(200);
			const cancelledAt = Date.now();
			cancel();
			const run = await result;
			expect(Date.now() - cancelledAt).toBeLessThan(1_000);
			expect(run.status).not.toBe('success');
			const before = sandbox().wamm.requests.length;
			await sleep(1_300);
			expect(sandbox().wamm.requests).toHaveLength(before);
		},
	);

	it('ends a request that is under way', async () => {
		const { token, ids } = addChannelOf(sandbox(), [advancing(sandbox(), 4_600_000, [])]);
		sandbox().wamm.faults.add({ fault: { kind: 'latency', ms: 4_000 } });
		const spec = workflowOf(sandbox(), question(token, ids, { waitUntil: 'read' }));
		const { result, cancel } = await startWorkflow(spec);
		while (sandbox().wamm.requests.length < 1) await sleep(20);
		const cancelledAt = Date.now();
		cancel();
		expect((await result).status).not.toBe('success');
		expect(Date.now() - cancelledAt).toBeLessThan(1_000);
	});
});
