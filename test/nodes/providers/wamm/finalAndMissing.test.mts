import { SEEDED } from '../../../../sandbox/index.mts';
import { ask, NODE, type Question } from '../../../support/sandbox/ask.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { asRows, BY_ROW } from '../../getMessageStatus/channels.mts';

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
