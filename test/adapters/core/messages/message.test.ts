import {
	createMessage,
	withFallbacks,
	messageSchema,
} from '../../../../adapters/core/messages/message';
import { ITEM_KEYS } from '../../../support/itemKeys.mts';

describe('messageSchema', () => {
	it('has the keys of the item, in the order in which people read them', () => {
		expect(Object.keys(messageSchema.shape)).toEqual(ITEM_KEYS);
	});

	it('takes a message of nulls', () => {
		expect(messageSchema.parse(createMessage('acme', {}))).toEqual(createMessage('acme', {}));
	});

	it.each([
		['another key', { raw: {} }],
		['a missing key', { text: undefined }],
		['a time without milliseconds', { sentAt: '2026-06-01T12:00:00Z' }],
		['a time with an offset', { statusAt: '2026-06-01T12:00:00.000+00:00' }],
		['a phone without +', { phone: '79001234567' }],
		['a phone that is a chat address', { phone: '79001234567@c.us' }],
		['a number as id', { messageId: 7 }],
		['another status', { status: 'viewed' }],
		['another type', { type: 'textMessage' }],
		['a text as yes or no', { isFinal: 'true' }],
	])('refuses %s', (_what, part) => {
		expect(messageSchema.safeParse({ ...createMessage('acme', {}), ...part }).success).toBe(false);
	});
});

describe('createMessage', () => {
	it('gives all keys in order, null where nothing is known', () => {
		const message = createMessage('acme', { text: 'hi', sentAt: null, messageId: '7' });
		expect(Object.keys(message)).toEqual(ITEM_KEYS);
		expect(Object.entries(message).filter(([, value]) => value !== null)).toEqual([
			['text', 'hi'],
			['messageId', '7'],
			['provider', 'acme'],
		]);
	});

	it('makes an empty text null and keeps false', () => {
		expect(createMessage('acme', { text: '', isGroup: false, isFinal: false })).toMatchObject({
			text: null,
			isGroup: false,
			isFinal: false,
		});
	});
});

describe('filledFrom', () => {
	const known = {
		phone: '+79001234567',
		chatId: '79001234567@c.us',
		accountPhone: '+595981048477',
	};

	it('adds what the answer lacks', () => {
		const filled = withFallbacks(createMessage('acme', {}), known);
		expect(filled).toMatchObject(known);
		expect(Object.keys(filled)).toEqual(ITEM_KEYS);
	});

	it('overwrites nothing', () => {
		const own = { phone: '+5215512345678', chatId: 'x', accountPhone: '+34910000001' };
		expect(withFallbacks(createMessage('acme', own), known)).toEqual(createMessage('acme', own));
	});
});
