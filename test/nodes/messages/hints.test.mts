import { SEEDED } from '../../../sandbox/index.mts';
import { ask, NODE, type Question } from '../../support/sandbox/ask.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const { contacts, wamm } = SEEDED;

describe('Hints', () => {
	const sandbox = useSandbox();
	const hintsOf = async (question: Question) => {
		const run = await ask(sandbox(), question);
		if (run.error) throw run.error;
		const hints = run.hints(NODE);
		for (const hint of hints) expect(hint).toMatchObject({ location: 'outputPane' });
		return hints.map(({ message }) => message);
	};
	const byPhone = (phone: string): Question => ({
		node: 'getMessagesByPhone',
		provider: 'wamm',
		parameters: { phone },
	});

	it.each<Question>([
		{ node: 'listAllMessages', provider: 'wamm', parameters: { limit: 5 } },
		{ node: 'listAllMessages', provider: 'wamm', options: { direction: 'inbound' } },
		{ node: 'listAllMessages', provider: 'twoChat' },
		{ node: 'getMessagesByPhone', provider: 'whatsappApi' },
		{ node: 'getMessageStatus', provider: 'wamm' },
		{ node: 'getMessageStatus', provider: 'twoChat' },
	])('are not there when nothing is to say: %j', async (question) => {
		expect(await hintsOf(question)).toEqual([]);
	});

	it('say what was searched when nothing is found', async () => {
		expect(await hintsOf(byPhone('+34 911 111 111'))).toEqual([
			'No messages for +34911111111. Turn on “Always Output Data” in the node’s settings to go on anyway.',
		]);
	});

	it('are right that Always Output Data goes on when nothing is found', async () => {
		const question = { ...byPhone('+34 911 111 111'), alwaysOutputData: true };
		const run = await ask(sandbox(), question);
		expect(run.json(NODE)).toEqual([{}]);
	});

	it('say which other spellings were searched when there are any', async () => {
		expect(await hintsOf(byPhone('+52 55 9999 9999'))).toEqual([
			'No messages for +525599999999 (also tried +5215599999999). Turn on “Always Output Data” in the node’s settings to go on anyway.',
		]);
	});

	it('are summed up with a count and three examples when many rows find nothing', async () => {
		const items = [1, 2, 3, 4, 5].map((digit) => ({ phone: `+3491111111${digit}` }));
		expect(await hintsOf({ ...byPhone('={{ $json.phone }}'), items })).toEqual([
			'No messages for +34911111111; +34911111112; +34911111113 (5 searches without a result). Turn on “Always Output Data” in the node’s settings to go on anyway.',
		]);
	});

	it('say how many messages were read when none passes the filters', async () => {
		const options = { sentAfter: '2026-06-02', types: ['text'] };
		expect(await hintsOf({ node: 'listAllMessages', provider: 'wamm', options })).toContain(
			'100 messages were read, and none passes the filters. Widen them in the options.',
		);
	});

	it('say how far a filter reached when it ran over less than everything', async () => {
		const options = { types: ['image'] };
		expect(await hintsOf({ node: 'listAllMessages', provider: 'wamm', options })).toEqual([
			'The filters looked at the newest 100 messages only, as the provider gives no older ones. Older messages that pass may be missing: run the workflow more often.',
		]);
	});

	it('say nothing of a reach that Sent After did not need', async () => {
		const options = { sentAfter: '2026-06-01T00:00:00Z' };
		const hints = await hintsOf({ node: 'listAllMessages', provider: 'wamm', options });
		expect(hints).toEqual([]);
	});

	it('say what all is when Return All meets a ceiling, and what was left out', async () => {
		const hints = await hintsOf({
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

	it('say once by how many hours the newest message lies in the future', async () => {
		const now = new Date().toISOString().slice(0, 19).replace('T', ' ');
		const mutate = (answer: unknown) => {
			const { msg_data: rows } = answer as { msg_data: object[] };
			return { err: 0, msg_data: rows.map((row) => ({ ...row, date_ins: now })) };
		};
		sandbox().wamm.faults.add({ fault: { kind: 'mutate', mutate } });
		const phones = [contacts.maria, contacts.olga].map(({ whatsAppDigits: phone }) => ({ phone }));
		const question = { ...byPhone('={{ $json.phone }}'), items: phones };
		const hints = await hintsOf({ ...question, credential: { timezone: 'Etc/GMT+12' } });
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

	it.each([
		['wamm', 'WAMM.chat: 32'],
		['twoChat', '2Chat: 4'],
		['whatsappApi', 'WhatsApp API (Self-Hosted): 4'],
	] as const)('name the highest concurrency when %s is asked for more', async (provider, most) => {
		const hints = await hintsOf({
			node: 'getMessagesByPhone',
			provider,
			options: { concurrency: 50 },
		});
		expect(hints).toEqual([`Concurrency was lowered to what the provider allows (${most}).`]);
	});

	it('come with the items that did not fail when the node goes on', async () => {
		const phone = '={{ $json.phone }}';
		const hints = await hintsOf({
			...byPhone(phone),
			items: [{ phone: '123' }, { phone: `+${contacts.maria.dialledDigits}` }],
			onError: 'continueErrorOutput',
		});
		expect(hints).toEqual([expect.stringContaining('+525512345678 answered as +5215512345678')]);
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
		const hints = await hintsOf(question);
		expect(hints.join()).toContain('‹img src=x onerror=alert(1)›');
		expect(hints.join()).not.toMatch(/[<>]/);
	});
});
