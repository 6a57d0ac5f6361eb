import { chatContact, phoneContact } from '../../../../adapters/core/phone/contact.ts';

describe('chatContact', () => {
	it.each([
		[' @sofia ', '@sofia'],
		[733920115, '733920115'],
		['0', '0'],
	])('takes %j as %s', (typed, address) => {
		expect(chatContact(typed)).toEqual({ kind: 'chat', variants: [address] });
	});

	it.each([undefined, null, '', ' ', {}, [], true, 1.5, 2 ** 60])('refuses %j', (typed) => {
		expect(() => chatContact(typed)).toThrow(
			expect.objectContaining({
				message: 'The chat to read is empty or not a text.',
				advice:
					'Give a chat ID or a nickname. If it comes from an expression, check what that gives for this item.',
			}),
		);
	});
});

describe('phoneContact', () => {
	it('gives all spellings, the typed one first', () => {
		expect(phoneContact('+52 55 1234 5678')).toEqual({
			kind: 'phone',
			variants: ['+525512345678', '+5215512345678'],
		});
		expect(phoneContact('79001234567')).toEqual({ kind: 'phone', variants: ['+79001234567'] });
	});

	it('refuses what is no phone', () => {
		expect(() => phoneContact('')).toThrow('The phone number is empty.');
	});
});
