import { hmac, isSameSecret } from '../../../../adapters/core/webhooks/signature.ts';
import {
	EVENT_KINDS,
	type EventKind,
	eventIdOf,
	eventItemSchema,
} from '../../../../adapters/core/webhooks/webhook.ts';
import { ITEM_KEYS } from '../../../support/itemKeys.mts';
import { record } from '../messages/samples.ts';

describe('eventIdOf', () => {
	const idOf = (kind: EventKind, isTold = true, known = {}) => {
		const message = { messageId: 'm1', accountPhone: '+34910000001', status: 'read', ...known };
		return eventIdOf({ kind, isByApi: null, record: record(message as never) }, isTold);
	};

	it('tells messages from each other, and a message’s statuses', () => {
		expect(idOf('messageReceived')).toBe('acme:+34910000001:m1:messageReceived:');
		expect(idOf('statusChanged')).toBe('acme:+34910000001:m1:statusChanged:read');
		expect(idOf('statusOverdue')).toBe('acme:+34910000001:m1:statusOverdue:');
	});

	it('leaves out what isn’t known, and a number that is not always told', () => {
		expect(idOf('messageSent', false)).toBe('acme::m1:messageSent:');
		expect(idOf('statusChanged', true, { accountPhone: null, status: null })).toBe(
			'acme::m1:statusChanged:',
		);
	});
});

describe('eventItemSchema', () => {
	it('has the message’s keys, then what happened', () => {
		expect(Object.keys(eventItemSchema.shape)).toEqual([...ITEM_KEYS, 'event', 'eventId']);
		expect(eventItemSchema.shape.event.options).toEqual([...EVENT_KINDS]);
	});
});

describe('signatures', () => {
	it('are as documented', () => {
		// RFC 4231, test case 2.
		const digest = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
		expect(hmac('sha256', 'Jefe', 'what do ya want for nothing?', 'hex')).toBe(digest);
		const bytes = new TextEncoder().encode('what do ya want for nothing?');
		expect(hmac('sha256', 'Jefe', bytes, 'base64')).toBe(
			Buffer.from(digest, 'hex').toString('base64'),
		);
	});

	it.each([
		['abc', 'abc', true],
		['abd', 'abc', false],
		['ab', 'abc', false],
		['', '', true],
		['ñ', 'n~', false],
	])('%j and %j are the same: %s', (given, expected, isSame) => {
		expect(isSameSecret(given, expected)).toBe(isSame);
	});
});
