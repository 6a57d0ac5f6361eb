import { messageSchema } from '../../../adapters/index.ts';
import { failureOf } from '../http/failureOf.mts';
import { createHarness } from './harness.mts';
import type { ContractSubject } from './subject.mts';

/** Single statuses, or their absence. */
export function statusContract({ statuses, ...subject }: ContractSubject): void {
	describe('a status', () => {
		const harness = createHarness(subject);

		it('is looked up by what the provider declares, or not at all', async () => {
			expect(harness.definition.status !== undefined).toBe(statuses !== undefined);
			expect(harness.definition.capabilities.statusBy !== undefined).toBe(statuses !== undefined);
			if (statuses) return;
			const failure = await failureOf(harness.open().lookUp({ messageId: '1' }));
			expect(failure).toMatchObject({ category: 'unsupported', provider: subject.id });
			expect(harness.server.requests).toHaveLength(0);
		});

		if (!statuses) return;

		it.each(statuses.known)('is $status for $query.messageId', async ({ query, status }) => {
			const { message, raw } = await harness.open().lookUp(query);
			expect(messageSchema.parse(message)).toEqual(message);
			expect(message).toMatchObject({ messageId: query.messageId, status });
			expect(Object.keys(raw).length).toBeGreaterThan(2);
		});

		it('of a message that isn’t there is notFound', async () => {
			const failure = await failureOf(harness.open().lookUp(statuses.missing));
			expect(failure).toMatchObject({ category: 'notFound', scope: 'item', retryable: false });
			expect(failure.message).toContain(statuses.missing.messageId);
		});

		it('is asked once for equal queries, found or not', async () => {
			const { lookUp } = harness.open();
			const [first] = statuses.known;
			if (first) await Promise.all([lookUp(first.query), lookUp({ ...first.query })]);
			const once = harness.server.requests.length;
			if (first) await lookUp(first.query);
			expect(harness.server.requests).toHaveLength(once);
			const missing = await failureOf(lookUp(statuses.missing));
			const after = harness.server.requests.length;
			expect(await failureOf(lookUp(statuses.missing))).toBe(missing);
			expect(harness.server.requests).toHaveLength(after);
		});
	});
}
