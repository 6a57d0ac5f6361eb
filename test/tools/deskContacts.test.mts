import { parseCountry, phoneContact } from '../../adapters/index.ts';
import { fateOf } from '../../sandbox/sending/course.mts';
import { contacts } from '../../tools/editor/contacts.mts';

describe('the contacts of the delivery desk', () => {
	const all = contacts(200);
	const read = all.map(({ phone, country }) => {
		return phoneContact(phone, { defaultCountry: parseCountry(country, 'country') }).variants[0];
	});

	it('have phones that are read with their country, and as others without', () => {
		const codes: Readonly<Record<string, string>> = { MX: '+52', BR: '+55', RU: '+7', ES: '+34' };
		for (const [nth, { country }] of all.entries()) {
			expect([nth, read[nth]?.startsWith(codes[String(country)] ?? '?')]).toEqual([nth, true]);
		}
		expect(new Set(read).size).toBe(all.length);
		expect(all.some(({ phone }) => String(phone).startsWith('+'))).toBe(false);
	});

	it('are reached, or not, in all the ways that there are', () => {
		const fates = read.map((phone) => fateOf(String(phone)));
		const count = (fate: string) => fates.filter((found) => found === fate).length;
		expect(['read', 'delivered', 'failed', 'noAccount'].map(count)).toEqual([160, 20, 10, 10]);
	});
});
