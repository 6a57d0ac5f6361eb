import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { newServices, runExample } from './exampleFiles.mts';

jest.setTimeout(30_000);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const sandbox = useSandbox({ messages: 10 });
const ENDS = ['Arrived', 'Not Delivered', 'Gave Up', 'Not Sent'];
const ARRIVES = '+79165550101';
const FAILS = '+79165550002';

/** Runs the example with a list of these phones, whose messages arrive after so long. */
async function track(deliveredMs: number, phones: readonly string[]) {
	const { outbox } = sandbox().twoChat;
	outbox.pace = { ...outbox.pace, sent: MINUTE, delivered: deliveredMs, read: 24 * HOUR };
	const waits: number[] = [];
	const wait = (ms: number) => {
		waits.push(ms);
		sandbox().clock.advance(ms);
	};
	const value = phones.map((phone) => ({ phone, text: `Hello ${phone}` }));
	const contacts = { id: 'a', name: 'contacts', type: 'array', value };
	const changes = { Contacts: { assignments: { assignments: [contacts] } } };
	const run = await runExample(sandbox(), 'wait-node-loop', newServices({ wait }), changes);
	const endsOf = (end: string) =>
		(run.run.data.resultData.runData[end] ?? []).flatMap(
			({ data }) => data?.main?.[0]?.map(({ json }) => json) ?? [],
		);
	return { ends: ENDS.map((end) => endsOf(end).length), endsOf, waits };
}

const kindsAsked = () =>
	sandbox().twoChat.requests.map(({ path }) => path.split('/')[3]?.split('?')[0]);

describe('the example wait-node-loop', () => {
	it('sends its list, and goes on for each message when it has arrived', async () => {
		const { outbox } = sandbox().twoChat;
		outbox.pace = { ...outbox.pace, sent: MINUTE, delivered: 40 * MINUTE, read: 24 * HOUR };
		const wait = (ms: number) => sandbox().clock.advance(ms);
		const run = await runExample(sandbox(), 'wait-node-loop', newServices({ wait }));
		expect(outbox.messages.map(({ contact }) => contact)).toEqual([
			'525512345678',
			'5491123456789',
			'79161234567',
		]);
		expect(run.json('Arrived')).toHaveLength(3);
		expect(run.json('Arrived')[0]).toMatchObject({ status: 'delivered', isFinal: true });
	});

	it('looks every 15 minutes, with two requests for the first look and one for each further one', async () => {
		const { waits } = await track(40 * MINUTE, [ARRIVES]);
		expect(waits).toEqual([15, 15, 15].map((minutes) => minutes * MINUTE));
		expect(kindsAsked().filter((kind) => kind !== 'get-numbers')).toEqual([
			'send-message',
			'message',
			'message',
			'message',
		]);
	});

	it('goes another way when the message has failed', async () => {
		const { ends, waits } = await track(40 * MINUTE, [FAILS]);
		expect(ends).toEqual([0, 1, 0, 0]);
		expect(waits).toHaveLength(1);
	});

	it('gives up after eight rounds', async () => {
		const { ends, endsOf, waits } = await track(3 * HOUR, [ARRIVES]);
		expect(waits).toHaveLength(8);
		expect(ends).toEqual([0, 0, 1, 0]);
		expect(endsOf('Gave Up')[0]).toMatchObject({ status: 'sent', phone: ARRIVES });
	});

	it('goes on for each message when that one is ready, and for contacts that can’t be sent to at once', async () => {
		const { ends, endsOf, waits } = await track(20 * MINUTE, [
			ARRIVES,
			'no number',
			FAILS,
			'+79165550103',
		]);
		expect(ends).toEqual([2, 1, 0, 1]);
		expect(endsOf('Not Sent')[0]).toMatchObject({ phone: 'no number' });
		expect(waits).toHaveLength(2);
	});

	it('tries again in the next round when a lookup fails or the message is not there yet', async () => {
		const fault = { kind: 'status', code: 500 } as const;
		const path = '/whatsapp/message/';
		sandbox().twoChat.faults.add({ match: { path }, times: 2, fault });
		const body = { success: false, error: true, error_message: 'The message was not found' };
		const missing = { kind: 'status', code: 404, body } as const;
		sandbox().twoChat.faults.add({ match: { path }, times: 1, fault: missing });
		const { ends, waits } = await track(MINUTE, [ARRIVES]);
		expect(ends).toEqual([1, 0, 0, 0]);
		expect(waits.length).toBeGreaterThan(1);
	});
});
