import { fingerprint } from '../../../adapters/core/fingerprint.ts';

describe('fingerprint', () => {
	it.each([
		['', 0x811c9dc5, 0x811c9dc5],
		['a', 0xe40c292c, 0xe40c292c],
		['ab', 0x4d2505ca, 0x3c2ba6cc],
		['ba', 0x3c2ba6cc, 0x4d2505ca],
	])('is of %j FNV-1a from its beginning and from its end', (text, forward, backward) => {
		expect(fingerprint(text)).toBe(forward.toString(36) + backward.toString(36));
	});

	it('is of its own for each of many texts', () => {
		const texts = Array.from({ length: 20_000 }, (_, nth) => `true_${nth}@c.us_${nth * 7}`);
		expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
	});
});
