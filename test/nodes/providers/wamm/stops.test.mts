import { SEEDED } from '../../../../sandbox/index.mts';
import { ask, NODE } from '../../../support/sandbox/ask.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { outboxOf, rowsTo, sendRows, sendsOf, textsOf } from '../../sendMessage/sending.mts';

const CONTINUED = { onError: 'continueRegularOutput' } as const;

describe('Send Message on WAMM.chat', () => {
	const sandbox = useSandbox();

	it('sends nothing from an account whose phone isn’t connected', async () => {
		const items = rowsTo(3);
		const credential = { token: SEEDED.wamm.unpairedToken, messenger: 'whatsapp' };
		const run = await ask(sandbox(), sendRows('wamm', items, { ...CONTINUED, credential }));
		const rows = run.json(NODE);
		expect(rows.map(({ details }) => details)).toEqual(
			items.map(() =>
				expect.objectContaining({ category: 'notConnected', mayHaveBeenSent: false }),
			),
		);
		expect(rows[0]?.error).toBe('The channel’s phone is not connected to WAMM.chat.');
		expect(rows[1]?.error).toMatch(/^This message was not sent, as an earlier one ended/);
		expect(sendsOf(sandbox(), 'wamm')).toHaveLength(1);
	});

	it.each([
		['+79165550003', 'WAMM.chat finds no account of the messenger with this number.', 'noAccount'],
		['+79165550004', undefined, undefined],
	])('tells of %s on WAMM.chat: %s', async (phone, error, category) => {
		const items = [{ phone, text: 'Hi' }];
		const [row] = (await ask(sandbox(), sendRows('wamm', items, CONTINUED))).json(NODE);
		expect(row?.error).toBe(error);
		if (category === undefined) expect(outboxOf(sandbox(), 'wamm')).toHaveLength(1);
		else expect(row?.details).toMatchObject({ category, mayHaveBeenSent: false, phone });
	});

	it('sends to another spelling of a phone after the first has no account', async () => {
		const refused = { kind: 'json', value: { err: 'no WhatsApp on the number' } } as const;
		sandbox().wamm.faults.add({ match: { path: 'phone=525512345678' }, fault: refused });
		const run = await ask(sandbox(), {
			node: 'sendMessage',
			provider: 'wamm',
			parameters: { phone: '+52 55 1234 5678' },
		});
		expect(run.json(NODE)[0]).toMatchObject({ phone: '+5215512345678' });
		expect(outboxOf(sandbox(), 'wamm')).toHaveLength(1);
		expect(run.hints(NODE)[0]?.message).toContain('+525512345678 answered as +5215512345678');
	});

	it('sends another account’s messages to their end when one account stops', async () => {
		const items = rowsTo(6).map((row, index) => ({
			...row,
			token: index % 2 ? 'nobody' : SEEDED.wamm.token,
		}));
		const credential = { token: '={{ $json.token }}' };
		await ask(sandbox(), sendRows('wamm', items, { ...CONTINUED, credential }));
		expect(textsOf(sandbox(), 'wamm')).toEqual(['Message 0', 'Message 2', 'Message 4']);
	});
});
