import type { IDataObject } from 'n8n-workflow';
import { messageSchema } from '../../../adapters/index.ts';
import { SEEDED } from '../../../sandbox/index.mts';
import { ask, rowsOf, type Question } from '../setup/ask.mts';
import { PROVIDERS, type ProviderId } from '../setup/providers.mts';
import { expectStop, failedRow } from '../setup/refusals.mts';
import { useSandbox } from '../setup/useSandbox.mts';

type Fields = Readonly<Record<string, unknown>>;

/** Every field of a row but its id, with what some back ends send for nothing, or in another type. */
const ODD: Readonly<Record<ProviderId, Fields>> = {
	wamm: {
		from_me: [],
		phone: false,
		phone_real: false,
		chat_name: [],
		tip_msg: true,
		msg_text: {},
		msg_link: false,
		date_ins: 0,
		date_upd: {},
		state: [],
	},
	twoChat: {
		id: {},
		timestamp: '1717250585.5',
		created_at: false,
		session_key: [],
		message: 'text',
		remote_phone_number: {},
		channel_phone_number: false,
		sent_by: [],
		contact: [],
		wa_msg_ack: {},
		sent: [],
		received: 'maybe',
		read: {},
	},
	whatsappApi: { from_me: {}, type: [], body: false, timestamp: '1717250585', name: [] },
};
const IDS: Readonly<Record<ProviderId, Fields>> = {
	wamm: { msg_id: {} },
	twoChat: { uuid: false },
	whatsappApi: { id: [] },
};
const QUESTIONS = PROVIDERS.flatMap((provider): Question[] => [
	{ node: 'getMessagesByPhone', provider, parameters: { limit: 5 } },
	{ node: 'listAllMessages', provider, parameters: { limit: 5 } },
	...(provider === 'whatsappApi' ? [] : [{ node: 'getMessageStatus', provider } as const]),
]);
const READS = /msg_get|msg_state|whatsapp\/messages?\/|api\/messages/;

/** In the answer to a lookup `message` is also what the row itself stands in. */
function oddOf({ node, provider }: Question): Fields {
	const { message, ...others } = ODD[provider];
	return node === 'getMessageStatus' || message === undefined ? others : { message, ...others };
}

describe.each(QUESTIONS)('Odd rows for $node of $provider', (question) => {
	const sandbox = useSandbox();
	const { provider } = question;
	const odd = oddOf(question);
	const show = (fields: Fields) =>
		sandbox()[provider].faults.add({
			match: { path: READS },
			fault: { kind: 'oddFields', fields },
		});
	const idsOf = (rows: readonly IDataObject[]) => rows.map(({ messageId }) => messageId).sort();

	it.each(Object.keys(odd))('come out with null in place of an odd %s', async (name) => {
		const truth = await rowsOf(sandbox(), question);
		show({ [name]: odd[name] });
		const rows = await rowsOf(sandbox(), question);
		expect(rows).toHaveLength(truth.length);
		if (!['date_ins', 'timestamp'].includes(name)) expect(idsOf(rows)).toEqual(idsOf(truth));
		for (const row of rows) {
			messageSchema.parse(row);
			expect(Object.values(row)).not.toContain('');
		}
	});

	it('come out with nothing but their id where all else is odd', async () => {
		show(odd);
		const rows = await rowsOf(sandbox(), { ...question, options: { includeRaw: true } });
		expect(rows.length).toBeGreaterThan(0);
		for (const { raw, ...row } of rows) {
			expect(messageSchema.parse(row)).toMatchObject({
				messageId: expect.any(String),
				direction: null,
				type: provider === 'twoChat' ? expect.any(String) : null,
			});
			const own = Object.entries(raw as object).filter(([name]) => name in odd);
			expect(own.length).toBeGreaterThan(0);
			for (const [name, value] of own) expect(value).toEqual(odd[name]);
		}
	});

	it('are an answer that is not as documented when no id can be used', async () => {
		// Chats without messages are read all the same: then a hint tells of those that can't be.
		if (question.node === 'listAllMessages' && provider === 'whatsappApi') return;
		show(IDS[provider]);
		const run = await ask(sandbox(), { ...question, onError: 'continueRegularOutput' });
		const row = failedRow(run, 0);
		const [id = ''] = Object.keys(IDS[provider]);
		expect(row.details.category).toBe('invalidResponse');
		expect(row.error).toMatch(new RegExp(`field “.*${id}” is not as documented`));
		expectStop(await ask(sandbox(), question), row, 0);
	});
});

describe('Empty texts', () => {
	const sandbox = useSandbox();

	it.each(PROVIDERS)('of %s are null, and filled from the request', async (provider) => {
		const empty = Object.keys(ODD[provider]).map((name) => [name, '']);
		sandbox()[provider].faults.add({
			match: { path: READS },
			fault: { kind: 'oddFields', fields: Object.fromEntries(empty) },
		});
		const [row] = await rowsOf(sandbox(), {
			node: 'getMessagesByPhone',
			provider,
			parameters: { limit: 1 },
		});
		const { phone, chatId, ...others } = row ?? {};
		const { whatsAppDigits } = SEEDED.contacts.maria;
		expect(phone).toBe(`+${whatsAppDigits}`);
		if (provider !== 'twoChat') expect(String(chatId)).toContain(whatsAppDigits);
		expect(Object.values(others)).not.toContain('');
		expect(others).toMatchObject({ chatName: null, mediaUrl: null, text: null });
	});
});
