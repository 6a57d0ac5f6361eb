import type { IDataObject } from 'n8n-workflow';
import { SEEDED } from '../../sandbox/index.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { newWorld, runExample } from './exampleFiles.mts';

jest.setTimeout(30_000);
const MINUTE = 60_000;
const sandbox = useSandbox({ messages: 10 });
const ENDS = ['Arrived', 'Not Delivered', 'Gave Up'];
type Acks = ReadonlyArray<readonly [afterMs: number, ack: number]>;
let sent = 0;

/** Runs the example with messages that take these courses, one for each row. */
async function track(...courses: readonly Acks[]) {
	const requests: IDataObject[] = [];
	const send = (request: IDataObject) => {
		const acks = courses[requests.length] ?? [];
		requests.push(request);
		const at = sandbox().clock.now();
		const uuid = `MSG44444444-0d8d-4aa5-b117-${String((sent += 1)).padStart(12, '0')}`;
		const stages = acks.map(([afterMs, value]) => ({ at: at + afterMs, value }));
		const message = { uuid, sentAt: at, remoteId: '5215512345678@c.us', sentBy: 'api' };
		const known = { remotePhone: '+5215512345678', text: 'Su pedido va en camino' };
		sandbox()
			.twoChat.accounts.get(SEEDED.twoChat.apiKey)
			?.addMessages(SEEDED.twoChat.phone, [
				{ ...message, ...known, acks: [{ at, value: 0 }, ...stages] },
			]);
		return { success: true, message_uuid: uuid };
	};
	const waits: number[] = [];
	const wait = (ms: number) => {
		waits.push(ms);
		sandbox().clock.advance(ms);
	};
	const rows = courses.map((_, row) => ({ row }));
	const run = await runExample(sandbox(), 'wait-node-loop', newWorld({ send, wait }), {}, rows);
	const endsOf = (end: string) =>
		(run.run.data.resultData.runData[end] ?? []).flatMap(({ data }) => data?.main?.[0] ?? []);
	return { ends: ENDS.map((end) => endsOf(end).length), endsOf, requests, waits };
}

const kindsAsked = () =>
	sandbox().twoChat.requests.map(({ path }) => path.split('/')[3]?.split('?')[0]);

describe('the example wait-node-loop', () => {
	it('sends the message and goes on when it has arrived', async () => {
		const { ends, endsOf, requests, waits } = await track([
			[MINUTE, 1],
			[40 * MINUTE, 2],
		]);
		expect(requests).toEqual([
			{
				method: 'POST',
				url: 'https://api.p.2chat.io/open/whatsapp/send-message',
				body: {
					from_number: '+595981048477',
					to_number: '+525512345678',
					text: 'Su pedido va en camino',
				},
			},
		]);
		expect(waits).toEqual([15, 15, 15].map((minutes) => minutes * MINUTE));
		expect(ends).toEqual([1, 0, 0]);
		expect(endsOf('Arrived')[0]?.json).toMatchObject({ status: 'delivered', isFinal: true });
	});

	it('takes two requests for the first look and one for each further one', async () => {
		await track([[40 * MINUTE, 3]]);
		expect(kindsAsked()).toEqual(['get-numbers', 'message', 'message', 'message']);
	});

	it('goes another way when the message has failed', async () => {
		const { ends, waits } = await track([[MINUTE, -1]]);
		expect(ends).toEqual([0, 1, 0]);
		expect(waits).toHaveLength(1);
	});

	it('gives up after eight rounds', async () => {
		const { ends, endsOf, waits } = await track([[MINUTE, 1]]);
		expect(waits).toHaveLength(8);
		expect(ends).toEqual([0, 0, 1]);
		expect(endsOf('Gave Up')[0]?.json).toMatchObject({ status: 'sent', phone: '+5215512345678' });
	});

	it('goes on for each of several messages when that one is ready', async () => {
		const { ends, waits } = await track(
			[[20 * MINUTE, 2]],
			[[MINUTE, 2]],
			[[MINUTE, 1]],
			[[50 * MINUTE, -1]],
		);
		expect(ends).toEqual([2, 1, 1]);
		expect(waits).toHaveLength(8);
	});

	it('tries again in the next round when a lookup fails or the message is not there yet', async () => {
		const fault = { kind: 'status', code: 500 } as const;
		sandbox().twoChat.faults.add({ match: { path: '/message/' }, times: 2, fault });
		const body = { success: false, error: true, error_message: 'The message was not found' };
		const missing = { kind: 'status', code: 404, body } as const;
		sandbox().twoChat.faults.add({ match: { path: '/message' }, times: 3, fault: missing });
		const { ends, waits } = await track([[MINUTE, 2]]);
		expect(ends).toEqual([1, 0, 0]);
		expect(waits).toHaveLength(3);
	});
});
