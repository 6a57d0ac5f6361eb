import { SEEDED } from '../../../sandbox/index.mts';
import { ask, NODE, type Question } from '../../support/sandbox/ask.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { asRows, BY_ROW } from './channels.mts';

const sandbox = useSandbox({ messages: 20 });
const { messageIds } = SEEDED.wamm;
const MISSING = '9999999';

function question(options: NonNullable<Question['options']>): Question {
	const items = asRows([messageIds.viewed, MISSING]);
	return { node: 'getMessageStatus', provider: 'wamm', parameters: BY_ROW, items, options };
}

describe('what is final and what is missing', () => {
	it.each([
		[undefined, [true, false, false, true, true]],
		['read', [true, false, false, true, true]],
		['delivered', [true, true, false, true, true]],
	])('follows Treat as Final: %s', async (treatAsFinal, finals) => {
		const { viewed, delivered, sent, failed, deleted } = messageIds;
		const run = await ask(sandbox(), {
			...question(treatAsFinal ? { treatAsFinal } : {}),
			items: asRows([viewed, delivered, sent, failed, deleted]),
		});
		expect(run.json(NODE).map(({ isFinal }) => isFinal)).toEqual(finals);
	});

	it('comes out as unknown with If Not Found: Return Unknown', async () => {
		const run = await ask(sandbox(), {
			...question({ ifNotFound: 'returnUnknown', includeRaw: true }),
			items: asRows([messageIds.sent, MISSING]),
		});
		const [, missing] = run.json(NODE);
		expect(missing).toMatchObject({
			messageId: MISSING,
			status: 'unknown',
			isFinal: false,
			providerStatus: null,
			provider: 'wamm',
			raw: {},
		});
	});

	it('knows the phones of what is missing at 2Chat', async () => {
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters: {
				messageId: 'MSG33333333-0d8d-4aa5-b117-f9425b651499',
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
			parameters: { messageId: 'MSG33333333-0d8d-4aa5-b117-f9425b651499', phone: chatId },
			options: { ifNotFound: 'returnUnknown' },
		});
		expect(run.json(NODE)).toMatchObject([{ status: 'unknown', chatId }]);
	});

	it.each([
		['wamm', { messageId: MISSING }],
		[
			'twoChat',
			{
				messageId: 'MSG33333333-0d8d-4aa5-b117-f9425b651499',
				locateBy: 'sessionKey',
				sessionKey: 'WW-WPN1-5215512345678@c.us',
			},
		],
	] as const)('still fails for a wrong Base URL of %s', async (provider, parameters) => {
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider,
			parameters,
			options: { ifNotFound: 'returnUnknown' },
			credential: { baseUrl: `${sandbox().whatsappApi.origin}/elsewhere` },
		});
		expect(run.error?.message).toMatch(/does not know this address \(HTTP 404\)\.$/);
		expect(run.error).toMatchObject({ description: expect.stringContaining('Base URL') });
	});

	it('still fails for a token without a channel', async () => {
		sandbox().wamm.faults.add({ fault: { kind: 'json', value: { err: 'fail get data' } } });
		const run = await ask(sandbox(), question({ ifNotFound: 'returnUnknown' }));
		expect(run.error?.message).toBe('WAMM.chat knows no channel for this token.');
	});

	it('still fails for a wrong key', async () => {
		const run = await ask(sandbox(), {
			...question({ ifNotFound: 'returnUnknown' }),
			credential: { token: 'wrong' },
		});
		expect(run.error?.message).toBe('WAMM.chat did not accept the token.');
	});
});
