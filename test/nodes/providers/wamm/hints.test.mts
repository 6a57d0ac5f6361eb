import { SEEDED } from '../../../../sandbox/index.mts';
import { ask, hintsOf, NODE, type Question } from '../../../support/sandbox/ask.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const { contacts, wamm } = SEEDED;

describe('Hints of WAMM.chat', () => {
	const sandbox = useSandbox();
	const byPhone = (phone: string): Question => ({
		node: 'getMessagesByPhone',
		provider: 'wamm',
		parameters: { phone },
	});

	it('say once by how many hours the newest message lies in the future', async () => {
		const now = new Date().toISOString().slice(0, 19).replace('T', ' ');
		const mutate = (answer: unknown) => {
			const { msg_data: rows } = answer as { msg_data: object[] };
			return { err: 0, msg_data: rows.map((row) => ({ ...row, date_ins: now })) };
		};
		sandbox().wamm.faults.add({ fault: { kind: 'mutate', mutate } });
		const phones = [contacts.maria, contacts.olga].map(({ whatsAppDigits: phone }) => ({ phone }));
		const question = { ...byPhone('={{ $json.phone }}'), items: phones };
		const hints = await hintsOf(sandbox(), { ...question, credential: { timezone: 'Etc/GMT+12' } });
		expect(hints.filter((hint) => hint.includes('future'))).toEqual([
			expect.stringMatching(
				/^The newest message lies 12 hours in the future.*which would be UTC\+0\./,
			),
		]);
	});

	it('count the messages that were malformed when the others come out', async () => {
		const mutate = (answer: unknown) => {
			const { msg_data: rows } = answer as { msg_data: unknown[] };
			return { err: 0, msg_data: [{ msg_id: {} }, 'text', ...rows.slice(0, 5)] };
		};
		sandbox().wamm.faults.add({ fault: { kind: 'mutate', mutate } });
		const run = await ask(sandbox(), { node: 'listAllMessages', provider: 'wamm' });
		expect(run.json(NODE)).toHaveLength(5);
		expect(run.hints(NODE).map(({ message }) => message)).toEqual([
			'2 messages were left out, as they did not come as the provider documents. Look for a newer version of this package.',
		]);
	});

	it.each<[string, Question]>([
		['a word of the provider', { node: 'listAllMessages', provider: 'wamm' }],
		[
			'a value of a row',
			{
				...byPhone('<img src=x onerror=alert(1)>'),
				credential: { token: wamm.telegramToken, messenger: 'telegram' },
			},
		],
	])('have no HTML in them when it comes from %s', async (_what, question) => {
		const mutate = (answer: unknown) => {
			const { err, msg_data: rows } = answer as { err: unknown; msg_data?: object[] };
			const state = '<img src=x onerror=alert(1)>';
			return { err, msg_data: rows?.map((row) => ({ ...row, from_me: '1', state })) };
		};
		sandbox().wamm.faults.add({ fault: { kind: 'mutate', mutate } });
		const hints = await hintsOf(sandbox(), question);
		expect(hints.join()).toContain('‹img src=x onerror=alert(1)›');
		expect(hints.join()).not.toMatch(/[<>]/);
	});
});
