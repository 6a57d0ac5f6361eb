import { ask, hintsOf, NODE } from '../../../support/sandbox/ask.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

describe('Hints of WhatsApp API', () => {
	const sandbox = useSandbox();
	it('say what all is when Return All meets a ceiling, and what was left out', async () => {
		const hints = await hintsOf(sandbox(), {
			node: 'listAllMessages',
			provider: 'whatsappApi',
			parameters: { returnAll: true },
		});
		expect(hints).toEqual([
			'1 group was left out: the server can’t read groups.',
			'1 chat was left out, as the server did not read it. Contacts that hide their phone (“@lid”) can’t be asked for by phone; for any other look at the server’s log.',
			expect.stringMatching(
				/^The provider gives the newest messages only, .*: \d+ messages were read, and older ones may be missing\./,
			),
		]);
	});

	it('count the chats that could not be read when a server fails for some', async () => {
		sandbox().whatsappApi.faults.add({
			match: { path: '/api/messages' },
			times: 2,
			fault: { kind: 'status', code: 500, body: { error: { message: 'Target closed.' } } },
		});
		const run = await ask(sandbox(), { node: 'listAllMessages', provider: 'whatsappApi' });
		expect(run.json(NODE)).toHaveLength(50);
		expect(run.hints(NODE).map(({ message }) => message)).toContain(
			'3 chats were left out, as the server did not read them. Contacts that hide their phone (“@lid”) can’t be asked for by phone; for any other look at the server’s log.',
		);
	});
});
