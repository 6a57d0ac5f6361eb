import fc from 'fast-check';
import {
	type Credential,
	type ProviderDefinition,
	messageSchema,
	type Hint,
} from '../../../adapters/index.ts';
import { failureOf } from '../http/failureOf.mts';
import { answer } from '../http/scriptedTransport.mts';
import { nullish } from './anyField.mts';
import { openScripted } from './scripted.mts';

type Row = Readonly<Record<string, unknown>>;

const KEYS = Object.keys(messageSchema.shape);

/** Rows of a provider, and how it sends them. */
export interface RowSubject {
	readonly definition: ProviderDefinition<unknown>;
	readonly credentials: readonly Credential[];
	/** The field that decides whether a row can be used. */
	readonly id: string;
	/** The fields of a row, each with what it may hold. */
	readonly row: Readonly<Record<string, fc.Arbitrary<unknown>>>;
	/** An answer of the provider that holds these rows. */
	answerWith(rows: readonly unknown[], url: string): unknown;
	/** The answer to a request that only prepares reading; undefined for all others. */
	preparing?(url: string): unknown;
}

/** Reads these rows through the whole adapter. */
async function read(
	{ definition, answerWith, preparing }: RowSubject,
	credential: Credential,
	rows: unknown[],
) {
	// As it travels: undefined and NaN aren't JSON.
	const sent = JSON.parse(JSON.stringify(rows)) as unknown[];
	const { notices, read: readWith } = openScripted(definition, credential, ({ url }) =>
		answer(preparing?.(url) ?? answerWith(sent, url)),
	);
	const ownPhone = definition.capabilities.needsAccount ? { ownPhone: '+595981048477' } : {};
	const records = await readWith({ contact: '79001234567', limit: Infinity, ...ownPhone });
	return { notices, records, sent };
}

const droppedIn = (notices: readonly Hint[]) =>
	notices.find(({ code }) => code === 'malformedDropped')?.count ?? 0;

/** What normalising does with rows that are as documented, and with any others. */
export function normalizingContract(subject: RowSubject): void {
	describe(`normalising of ${subject.definition.id}`, () => {
		const credentials = fc.constantFrom(...subject.credentials);
		const fields = Object.fromEntries(
			Object.entries(subject.row).map(([name, values]) => [name, nullish(values)]),
		);
		const validRow = fc.record(fields, { requiredKeys: [] });

		it('makes a valid item of every row that is as documented', async () => {
			await fc.assert(
				fc.asyncProperty(
					credentials,
					fc.array(validRow, { minLength: 1, maxLength: 8 }),
					async (own, rows) => {
						const { notices, records, sent } = await read(subject, own, rows);
						expect(droppedIn(notices)).toBe(0);
						const ids = records.flatMap(({ message }) => message.messageId ?? []);
						const repeated = sent.length - records.length;
						expect(new Set(ids).size).toBe(ids.length);
						expect(repeated).toBeGreaterThanOrEqual(0);
						for (const { message, raw } of records) {
							expect(messageSchema.parse(message)).toEqual(message);
							expect(Object.keys(message)).toEqual(KEYS);
							expect(sent).toContainEqual(raw);
						}
					},
				),
				{ numRuns: 150 },
			);
		});

		it('makes a valid item of every row with an id, whatever its other fields are', async () => {
			const odd = Object.entries(subject.row).map(
				([name, values]): [string, fc.Arbitrary<unknown>] => [
					name,
					name === subject.id
						? values
						: fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom('', false, [], {})),
				],
			);
			const oddRow = fc.record<Row>(Object.fromEntries(odd), { requiredKeys: [subject.id] });
			await fc.assert(
				fc.asyncProperty(credentials, oddRow, async (own, row) => {
					const { notices, records, sent } = await read(subject, own, [row]);
					expect(droppedIn(notices)).toBe(0);
					expect(records.map(({ raw }) => raw)).toEqual(sent);
					for (const { message } of records) {
						expect(messageSchema.parse(message)).toEqual(message);
						expect(Object.values(message).filter((value) => value === '')).toEqual([]);
					}
				}),
				{ numRuns: 300 },
			);
		});

		it('leaves out the rows that are none, and no others', async () => {
			const isUsable = (row: unknown) =>
				typeof row === 'object' &&
				row !== null &&
				!Array.isArray(row) &&
				!['boolean', 'object'].includes(typeof ((row as Row)[subject.id] ?? ''));
			const anyRow = fc.oneof(
				fc.jsonValue({ maxDepth: 1 }),
				validRow,
				fc.record({ [subject.id]: fc.jsonValue({ maxDepth: 1 }) }),
			);
			await fc.assert(
				fc.asyncProperty(credentials, fc.array(anyRow, { maxLength: 6 }), async (own, rows) => {
					const usable = (JSON.parse(JSON.stringify(rows)) as unknown[]).filter(isUsable);
					const reading = read(subject, own, rows);
					if (usable.length === 0 && rows.length > 0) {
						const { category, message } = await failureOf(reading);
						expect(category).toBe('invalidResponse');
						expect(message).toMatch(/whose field “([a-z_]+\.)*0(\.\w+)?” is not/);
						return;
					}
					const { notices, records } = await reading;
					expect(droppedIn(notices)).toBe(rows.length - usable.length);
					for (const { message, raw } of records) {
						messageSchema.parse(message);
						expect(usable).toContainEqual(raw);
					}
				}),
				{ numRuns: 150 },
			);
		});

		it('gives the same item for the same row', async () => {
			await fc.assert(
				fc.asyncProperty(credentials, validRow, async (own, row) => {
					const once = await read(subject, own, [row]);
					const again = await read(subject, own, [row]);
					expect(again.records).toEqual(once.records);
				}),
				{ numRuns: 50 },
			);
		});
	});

	describe(`any answer to ${subject.definition.id}`, () => {
		const { definition } = subject;
		const ownPhone = definition.capabilities.needsAccount ? '+595981048477' : null;

		it('ends in items or in a failure of ours', async () => {
			const body = fc.oneof(
				fc.jsonValue(),
				fc.record({
					err: fc.jsonValue({ maxDepth: 1 }),
					msg_data: fc.jsonValue(),
					success: fc.jsonValue({ maxDepth: 0 }),
					error: fc.jsonValue({ maxDepth: 1 }),
					messages: fc.jsonValue(),
					message: fc.jsonValue(),
					ready: fc.constantFrom(true, false, null),
					state: fc.constantFrom('ready', 'constructor', 7, null),
				}),
				fc.string(),
			);
			const code = fc.constantFrom(200, 201, 204, 400, 401, 404, 422, 500, 502);
			await fc.assert(
				fc.asyncProperty(body, code, async (sent, status) => {
					const { lookUp, read: readWith } = openScripted(
						definition,
						subject.credentials[0] ?? {},
						({ url }) => {
							const prepared = subject.preparing?.(url);
							return prepared === undefined ? answer(sent, status) : answer(prepared);
						},
					);
					const asked = { contact: '79001234567', ...(ownPhone && { ownPhone }) };
					const query = {
						messageId: '1234567',
						locateBy: 'sessionKey',
						sessionKey: 'WW-1@c.us',
					} as const;
					for (const work of [() => readWith(asked), () => lookUp(query)]) {
						const outcome: unknown = await work().catch((error: unknown) => error);
						if (!(outcome instanceof Error)) continue;
						expect(outcome).toMatchObject({ name: 'ProviderError', advice: expect.any(String) });
					}
				}),
				{ numRuns: 150 },
			);
		});
	});
}
