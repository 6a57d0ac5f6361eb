import { SEEDED } from '../../../../sandbox/index.mts';
import { ask, NODE } from '../../../support/sandbox/ask.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

describe('WAMM.chat', () => {
	const sandbox = useSandbox();

	it('says so with one request when the phone of the channel is not connected', async () => {
		const credential = { token: SEEDED.wamm.unpairedToken, messenger: 'max' };
		const items = Array.from({ length: 100 }, (_, index) => ({ chat: `chat ${index}` }));
		const run = await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider: 'wamm',
			parameters: { phone: '={{ $json.chat }}' },
			options: { concurrency: 1 },
			credential,
			items,
			onError: 'continueRegularOutput',
		});
		expect(run.json(NODE)).toHaveLength(100);
		expect(run.json(NODE)[99]).toMatchObject({
			error: 'The channel’s phone is not connected to WAMM.chat.',
			message: expect.stringContaining('connect the phone again'),
			details: { category: 'notConnected', providerCode: 'acc not authorized', phone: 'chat 99' },
		});
		expect(sandbox().wamm.requests).toHaveLength(1);
	});
});
