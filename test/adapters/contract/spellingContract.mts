import { SEEDED } from '../../../sandbox/index.mts';
import { createHarness } from './harness.mts';
import { messagesOf } from './scripted.mts';
import type { ContractSubject } from './subject.mts';

const { ana, joao, lucia, maria } = SEEDED.contacts;
/** People in Mexico, Argentina and Brazil, with and without the ninth digit. */
const PEOPLE = [maria, lucia, joao, ana].map(({ whatsAppDigits, dialledDigits }) => ({
	known: `+${whatsAppDigits}`,
	dialled: `+${dialledDigits}`,
}));

/** Phones that people dial differently from how WhatsApp knows them. */
export function spellingContract(subject: ContractSubject): void {
	describe('a phone', () => {
		const harness = createHarness(subject);

		it.each(PEOPLE)(
			'is asked for as $known too when $dialled has no messages, and that is said',
			async ({ dialled, known }) => {
				const { notices, read } = harness.open();
				const items = messagesOf(await read({ contact: dialled.slice(1), limit: 2 }));
				expect(items).toHaveLength(2);
				expect(new Set(items.map(({ phone }) => phone))).toEqual(new Set([known]));
				expect(notices).toContainEqual({
					code: 'phoneVariantUsed',
					example: `${dialled} answered as ${known}`,
				});
			},
		);

		it.each(PEOPLE)('is asked for once when $known answers', async ({ known }) => {
			const { notices, read } = harness.open();
			await read({ contact: known, limit: 5 });
			expect(harness.reads()).toHaveLength(1);
			expect(notices.map(({ code }) => code)).not.toContain('phoneVariantUsed');
		});

		it('is named in all its spellings when none of them answers', async () => {
			const { notices, read } = harness.open();
			expect(await read({ contact: '+52 55 9999 9999' })).toEqual([]);
			expect(notices).toEqual([
				{ code: 'nothingFound', example: '+525599999999 (also tried +5215599999999)' },
			]);
			expect(harness.reads()).toHaveLength(2);
		});
	});
}
