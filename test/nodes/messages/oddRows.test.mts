import type { IDataObject } from 'n8n-workflow';
import { findProvider, messageSchema } from '../../../adapters/index.ts';
import { type ProviderId, providerOf, type Sandbox, SEEDED } from '../../../sandbox/index.mts';
import { ask, rowsOf, type Question } from '../../support/sandbox/ask.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { expectStop, failedRow } from '../../support/sandbox/refusals.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

type Fields = Readonly<Record<string, unknown>>;

const QUESTIONS = PROVIDERS.flatMap((provider): Question[] => [
	{ node: 'getMessagesByPhone', provider, parameters: { limit: 5 } },
	{ node: 'listAllMessages', provider, parameters: { limit: 5 } },
	...(providerOf(provider).statusQuestion ? [{ node: 'getMessageStatus', provider } as const] : []),
]);

function oddOf({ node, provider }: Question): Fields {
	const { others, inLists } = providerOf(provider).expected.oddRow;
	return node === 'getMessageStatus' ? others : { ...inLists, ...others };
}

/** Shows these fields in every answer that has messages in it. */
function showFields(sandbox: Sandbox, provider: ProviderId, fields: Fields): void {
	const { mainPaths = { messages: /./ } } = providerOf(provider);
	for (const path of Object.values(mainPaths)) {
		sandbox[provider].faults.add({ match: { path }, fault: { kind: 'oddFields', fields } });
	}
}

describe.each(QUESTIONS)('Odd rows for $node of $provider', (question) => {
	const sandbox = useSandbox();
	const { provider } = question;
	const odd = oddOf(question);
	const { id, timeField, toldElsewhere } = providerOf(provider).expected.oddRow;
	const show = (fields: Fields) => showFields(sandbox(), provider, fields);
	const idsOf = (rows: readonly IDataObject[]) => rows.map(({ messageId }) => messageId).sort();

	it.each(Object.keys(odd))('come out with null in place of an odd %s', async (name) => {
		const truth = await rowsOf(sandbox(), question);
		show({ [name]: odd[name] });
		const rows = await rowsOf(sandbox(), question);
		expect(rows).toHaveLength(truth.length);
		if (name !== timeField) expect(idsOf(rows)).toEqual(idsOf(truth));
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
				type: toldElsewhere.includes('type') ? expect.any(String) : null,
			});
			const own = Object.entries(raw as object).filter(([name]) => name in odd);
			expect(own.length).toBeGreaterThan(0);
			for (const [name, value] of own) expect(value).toEqual(odd[name]);
		}
	});

	it('are an answer that is not as documented when no id can be used', async () => {
		// Chats without messages are read all the same: then a hint tells of those that can't be.
		if (question.node === 'listAllMessages' && findProvider(provider)?.chats) return;
		show(id);
		const run = await ask(sandbox(), { ...question, onError: 'continueRegularOutput' });
		const row = failedRow(run, 0);
		const [name = ''] = Object.keys(id);
		expect(row.details.category).toBe('invalidResponse');
		expect(row.error).toMatch(new RegExp(`field “.*${name}” is not as documented`));
		expectStop(await ask(sandbox(), question), row, 0);
	});
});

describe('Empty texts', () => {
	const sandbox = useSandbox();

	it.each(PROVIDERS)('of %s are null, and filled from the request', async (provider) => {
		const { others: odd, inLists, toldElsewhere } = providerOf(provider).expected.oddRow;
		const empty = Object.keys({ ...odd, ...inLists }).map((name) => [name, '']);
		showFields(sandbox(), provider, Object.fromEntries(empty));
		const [row] = await rowsOf(sandbox(), {
			node: 'getMessagesByPhone',
			provider,
			parameters: { limit: 1 },
		});
		const { phone, chatId, ...others } = row ?? {};
		const { whatsAppDigits } = SEEDED.contacts.maria;
		expect(phone).toBe(`+${whatsAppDigits}`);
		if (toldElsewhere.includes('chatId')) expect(String(chatId)).toContain(whatsAppDigits);
		expect(Object.values(others)).not.toContain('');
		expect(others).toMatchObject({ chatName: null, mediaUrl: null, text: null });
	});
});
