import { SEEDED } from '../../../../sandbox/index.mts';
import { ask, NODE } from '../../../support/sandbox/ask.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const sandbox = useSandbox({ messages: 20 });
const MISSING = 'MSG33333333-0d8d-4aa5-b117-f9425b651499';

describe('what is missing at 2Chat', () => {
	it('knows the phones of what is missing at 2Chat', async () => {
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters: {
				messageId: MISSING,
				phone: '+52 55 1234 5678',
				accountPhone: { __rl: true, mode: 'phone', value: SEEDED.twoChat.phone },
			},
			options: { ifNotFound: 'returnUnknown' },
		});
		expect(run.json(NODE)).toMatchObject([
			{ status: 'unknown', phone: '+525512345678', accountPhone: SEEDED.twoChat.phone },
		]);
	});

	it('knows the chat of what is missing at 2Chat, when that came in the place of the phone', async () => {
		const chatId = `WW-${SEEDED.twoChat.channelUuid}-5215512345678@c.us`;
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters: { messageId: MISSING, phone: chatId },
			options: { ifNotFound: 'returnUnknown' },
		});
		expect(run.json(NODE)).toMatchObject([{ status: 'unknown', chatId }]);
	});

	it('still fails for a wrong Base URL, found by session key', async () => {
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters: {
				messageId: MISSING,
				locateBy: 'sessionKey',
				sessionKey: 'WW-WPN1-5215512345678@c.us',
			},
			options: { ifNotFound: 'returnUnknown' },
			credential: { baseUrl: `${sandbox().control.origin}/elsewhere` },
		});
		expect(run.error?.message).toMatch(/does not know this address \(HTTP 404\)\.$/);
		expect(run.error).toMatchObject({ description: expect.stringContaining('Base URL') });
	});
});
