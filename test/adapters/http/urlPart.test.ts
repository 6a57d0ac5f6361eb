import fc from 'fast-check';
import { urlPart } from '../../../adapters/http/urlPart';

describe('urlPart', () => {
	it.each([
		['a b/c?d#e', 'a%20b%2Fc%3Fd%23e'],
		['Núñez 🌮', 'N%C3%BA%C3%B1ez%20%F0%9F%8C%AE'],
		['\ud800', '%EF%BF%BD'],
		['a\udc00\ud800b', 'a%EF%BF%BD%EF%BF%BDb'],
	])('writes %j as %s', (text, part) => {
		expect(urlPart(text)).toBe(part);
	});

	it('never throws, and is itself again when it is read, but for halves of characters', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(decodeURIComponent(urlPart(text))).toBe(text.replace(/\p{Cs}/gu, '\ufffd'));
			}),
		);
	});
});
