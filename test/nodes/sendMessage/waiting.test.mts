import { providerOf } from '../../../sandbox/index.mts';
import { ask, NODE } from '../../support/sandbox/ask.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { outboxOf, rowsTo, sendRows, SENDERS, sendsOf } from './sending.mts';

const TELLING = SENDERS.filter((id) => providerOf(id).statusQuestion);

describe.each(TELLING)('Wait Until on %s', (provider) => {
	const sandbox = useSandbox();
	const path = providerOf(provider).sending?.path;

	/** Time goes on with each message that is taken, as far as the statuses of all before it. */
	function letTimePass() {
		sandbox()[provider].faults.add({
			match: { path },
			fault: {
				kind: 'mutate',
				mutate: (answer) => {
					sandbox().clock.advance(60_000);
					return answer;
				},
			},
		});
	}

	it('gives each message with the status that it came to', async () => {
		letTimePass();
		const rows = [...rowsTo(2), { phone: '+79165550001', text: 'delivered only' }];
		const options = { waitUntil: 'delivered', waitMinutes: 0 };
		const run = await ask(sandbox(), sendRows(provider, rows, { options }));
		expect(run.error).toBeUndefined();
		const out = run.json(NODE);
		const last = providerOf(provider).sending?.endsDelivered ? 'delivered' : 'read';
		expect(out.map(({ status }) => status)).toEqual([last, last, 'delivered']);
		expect(out.map(({ messageId }) => messageId)).toEqual(
			outboxOf(sandbox(), provider).map(({ id }) => id),
		);
		expect(out.map(({ text }) => text)).toEqual(rows.map(({ text }) => text));
	});

	it('gives those that were sent with their status where another was refused', async () => {
		const fault = { kind: 'status', code: 400 } as const;
		sandbox()[provider].faults.add({ match: { path, nth: 1 }, fault });
		const options = { waitUntil: 'delivered', waitMinutes: 0 };
		const question = { options, onError: 'continueRegularOutput' } as const;
		const [refused, sent] = (await ask(sandbox(), sendRows(provider, rowsTo(2), question))).json(
			NODE,
		);
		expect(refused?.details).toMatchObject({ mayHaveBeenSent: false });
		expect(sent).toMatchObject({ messageId: outboxOf(sandbox(), provider)[0]?.id });
	});

	it('gives the messages as they were sent when no status can be looked up, and hints', async () => {
		const server = sandbox()[provider];
		const options = { waitUntil: 'final', waitMinutes: 0 };
		let isSent = false;
		server.faults.add({
			match: { path },
			fault: {
				kind: 'mutate',
				mutate: (answer) => {
					if (!isSent) server.faults.add({ fault: { kind: 'status', code: 403 } });
					isSent = true;
					return answer;
				},
			},
		});
		const run = await ask(sandbox(), sendRows(provider, rowsTo(1), { options }));
		expect(run.error).toBeUndefined();
		expect(run.json(NODE)).toEqual([
			expect.objectContaining({
				status: 'pending',
				messageId: outboxOf(sandbox(), provider)[0]?.id,
			}),
		]);
		expect(run.hints(NODE).map(({ message }) => message)).toEqual([
			expect.stringContaining('1 message was sent, but the status could not be looked up'),
		]);
		expect(sendsOf(sandbox(), provider)).toHaveLength(1);
	});

	it('is refused before anything is sent where its minutes can’t be', async () => {
		const options = { waitUntil: 'read', waitMinutes: 99 };
		const run = await ask(sandbox(), sendRows(provider, rowsTo(1), { options }));
		expect(run.error?.message).toContain('Wait Minutes is 99');
		expect(sandbox()[provider].requests).toHaveLength(0);
	});
});
