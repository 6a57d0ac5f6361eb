import { type ProviderDefinition, messageSchema } from '../../../adapters/index.ts';
import { failureOf } from '../http/failureOf.mts';
import { createHarness } from './harness.mts';
import { messagesOf } from './scripted.mts';
import type { ContractSubject } from './subject.mts';

const EVERYTHING = { limit: Infinity, maxPages: 1_000 };
const ANY = { direction: null, sentAfter: null, sentBefore: null, types: [] } as const;

/** Which messages come, how many, and in which order. */
export function readingContract(subject: ContractSubject): void {
	describe('reading', () => {
		const harness = createHarness(subject);

		it.each([{}, { contact: subject.contact }])(
			'gives items as documented for %j',
			async (asked) => {
				const records = await harness.open().read({ ...asked, ...EVERYTHING });
				expect(records.length).toBeGreaterThan(1);
				for (const { message, raw } of records) {
					expect(messageSchema.parse(message)).toEqual(message);
					expect(Object.keys(message)).toEqual(Object.keys(messageSchema.shape));
					expect(message.provider).toBe(subject.id);
					expect(Object.keys(raw).length).toBeGreaterThan(3);
				}
			},
		);

		it('gives every message that can be reached, once', async () => {
			const items = messagesOf(await harness.open().read(EVERYTHING));
			const ids = items.flatMap(({ messageId }) => messageId ?? []);
			expect(new Set(ids).size).toBe(ids.length);
			expect([...ids].sort()).toEqual([...subject.reachable(harness.sandbox)].sort());
		});

		it('gives the same with as much at a time as the provider allows', async () => {
			const { maxConcurrency } = harness.definition.capabilities;
			const fast = await harness.open({ concurrency: maxConcurrency * 10 }).read(EVERYTHING);
			expect(messagesOf(fast)).toEqual(messagesOf(await harness.open().read(EVERYTHING)));
			expect(harness.server.maxInFlight).toBeLessThanOrEqual(maxConcurrency);
		});

		it.each(['newestFirst', 'oldestFirst'] as const)('prints %s', async (order) => {
			const items = messagesOf(await harness.open().read({ ...EVERYTHING, order }));
			const times = items.flatMap(({ sentAt }) => sentAt ?? []);
			const sorted = [...times].sort();
			expect(times).toEqual(order === 'oldestFirst' ? sorted : sorted.reverse());
			const undated = items.findIndex(({ sentAt }) => sentAt === null);
			if (undated >= 0)
				expect(items.slice(undated).every(({ sentAt }) => sentAt === null)).toBe(true);
		});

		it.each([1, 7, 30])(
			'gives the newest %i when that is the limit, in either order',
			async (limit) => {
				const all = messagesOf(await harness.open().read(EVERYTHING)).slice(0, limit);
				const down = messagesOf(await harness.open().read({ limit }));
				expect(down.map(({ sentAt }) => sentAt)).toEqual(all.map(({ sentAt }) => sentAt));
				const up = messagesOf(await harness.open().read({ limit, order: 'oldestFirst' }));
				expect(up.map(({ messageId }) => messageId)).toEqual(
					down.map(({ messageId }) => messageId).reverse(),
				);
			},
		);

		it('keeps to one conversation when a contact is given', async () => {
			const items = messagesOf(
				await harness.open().read({ contact: subject.contact, ...EVERYTHING }),
			);
			expect(new Set(items.map(({ phone }) => phone))).toEqual(new Set([subject.contact]));
			expect(new Set(items.map(({ chatId }) => chatId)).size).toBe(1);
		});

		it('takes the chatId it gave in place of the phone', async () => {
			const [item] = messagesOf(await harness.open().read({ contact: subject.contact, limit: 1 }));
			const again = messagesOf(await harness.open().read({ contact: item?.chatId, limit: 1 }));
			expect(again).toEqual([item]);
		});

		it.each(['inbound', 'outbound'] as const)(
			'gives only what is %s when asked to',
			async (direction) => {
				const filter = { ...ANY, direction };
				const all = messagesOf(await harness.open().read(EVERYTHING));
				const items = messagesOf(await harness.open().read({ ...EVERYTHING, filter }));
				expect(items.length).toBeGreaterThanOrEqual(
					all.filter((item) => item.direction === direction).length,
				);
				expect(new Set(items.map((item) => item.direction))).toEqual(new Set([direction]));
			},
		);

		it('keeps to sentAfter, inclusive, and sentBefore, exclusive', async () => {
			const all = messagesOf(await harness.open().read({ limit: 40 }));
			const times = [...new Set(all.flatMap(({ sentAt }) => sentAt ?? []))];
			const [sentBefore = '', sentAfter = ''] = [times[5], times[20]];
			const filter = { ...ANY, sentAfter, sentBefore };
			const items = messagesOf(await harness.open().read({ ...EVERYTHING, filter }));
			const expected = all.filter(
				({ sentAt }) => sentAt && sentAt >= sentAfter && sentAt < sentBefore,
			);
			expect(items.map(({ messageId }) => messageId)).toEqual(
				expected.map(({ messageId }) => messageId),
			);
		});

		it('says that nothing was found, and gives nothing', async () => {
			const { notices, read } = harness.open();
			expect(await read({ contact: subject.unknownContact })).toEqual([]);
			expect(notices).toEqual([{ code: 'nothingFound', example: subject.unknownContact }]);
		});

		it('says that nothing passed the filters', async () => {
			const { notices, read } = harness.open();
			const filter = { ...ANY, sentBefore: '2001-01-01T00:00:00.000Z' };
			expect(await read({ contact: subject.contact, filter })).toEqual([]);
			expect(notices).toContainEqual({ code: 'nothingPassed', count: expect.any(Number) });
		});

		it('makes equal requests once', async () => {
			const { read } = harness.open({ concurrency: 4 });
			const asked = { contact: subject.contact, limit: 3 };
			const answers = await Promise.all([read(asked), read(asked), read({ ...asked })]);
			answers.push(await read(asked));
			expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
			expect(harness.reads()).toHaveLength(1);
		});

		it('asks anew in another execution, and for something else', async () => {
			const { read } = harness.open();
			await read({ contact: subject.contact, limit: 3 });
			await read({ contact: subject.contact, limit: 2 });
			await harness.open().read({ contact: subject.contact, limit: 3 });
			expect(harness.reads()).toHaveLength(3);
		});

		it('is refused where the provider doesn’t offer it', async () => {
			const { conversation, all, ...capabilities } = harness.definition.capabilities;
			const without = (part: Partial<ProviderDefinition<unknown>>) =>
				harness.open({ definition: { ...harness.definition, ...part } });
			const expected = { category: 'unsupported', retryable: false, provider: subject.id };
			const noAll = without({ capabilities: { ...capabilities, conversation } });
			expect(await failureOf(noAll.read())).toMatchObject(expected);
			const noConversation = without({ capabilities: { ...capabilities, all } });
			const asked = { contact: subject.contact };
			expect(await failureOf(noConversation.read(asked))).toMatchObject(expected);
			expect(await failureOf(without({ pages: undefined }).read())).toMatchObject(expected);
			expect(harness.server.requests).toHaveLength(0);
		});
	});
}
