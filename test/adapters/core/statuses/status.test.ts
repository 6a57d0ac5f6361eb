import {
	isFinalStatus,
	STATUSES,
	statusFields,
	statusWord,
} from '../../../../adapters/core/statuses/status';

describe('isFinalStatus', () => {
	it.each([
		['unknown', false, false],
		['pending', false, false],
		['sent', false, false],
		['failed', true, true],
		['delivered', false, true],
		['read', true, true],
		['deleted', true, true],
		['received', true, true],
	] as const)(
		'says of %s: %s, and %s when delivered counts as final',
		(status, read, delivered) => {
			expect(isFinalStatus(status)).toBe(read);
			expect(isFinalStatus(status, 'read')).toBe(read);
			expect(isFinalStatus(status, 'delivered')).toBe(delivered);
		},
	);

	it('is null when the status is', () => {
		expect(isFinalStatus(null)).toBeNull();
		expect(isFinalStatus(null, 'delivered')).toBeNull();
	});
});

describe('STATUSES', () => {
	it('lists the vocabulary in the order in which one outranks another', () => {
		expect(STATUSES).toEqual([
			'unknown',
			'pending',
			'sent',
			'failed',
			'delivered',
			'read',
			'deleted',
			'received',
		]);
	});
});

describe('statusWord', () => {
	it.each([
		'not sent',
		'Not Sent',
		'NOT_SENT',
		'not-sent',
		'notSent',
		' not  sent ',
		'not\u00a0sent',
	])('takes %p for the same', (word) => {
		expect(statusWord(word)).toBe('notsent');
	});
});

describe('statusFields', () => {
	it('keeps status, finality, reason and the provider’s word together', () => {
		expect(statusFields('failed', 'noAccount', 'noAccount')).toEqual({
			status: 'failed',
			isFinal: true,
			failureReason: 'noAccount',
			providerStatus: 'noAccount',
		});
		expect(statusFields(null, null)).toEqual({
			status: null,
			isFinal: null,
			failureReason: null,
			providerStatus: null,
		});
	});
});
