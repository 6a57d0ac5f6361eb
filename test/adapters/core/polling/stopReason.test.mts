import { fingerprint } from '../../../../adapters/core/fingerprint.ts';
import type { Page } from '../../../../adapters/core/messages/page.ts';
import { beginAt, type PollState } from '../../../../adapters/core/polling/state.ts';
import { OVERLAP_MS, stopReason } from '../../../../adapters/core/polling/stopReason.ts';
import { page } from '../messages/collecting.ts';
import { atMinute, received } from './pollSequence.mts';

const NOW = Date.parse(atMinute(60));
const UNTIL = Date.parse(atMinute(50));
const look = { ownPhone: null, kinds: ['messageReceived'] as const, deadline: NOW };
const known: PollState = {
	...beginAt(atMinute(0), 'acme'),
	until: atMinute(50),
	scopes: [
		['all', { seen: [[fingerprint('m5'), -1, 1]], isCut: false, newest: atMinute(5) }],
		['other', { seen: [[fingerprint('m7'), -1, 1]], isCut: false, newest: atMinute(7) }],
	],
};
const reason = (
	part: Partial<Page>,
	{ state = known as PollState | null, now = NOW - 1, read = 1, isPaged = true } = {},
) =>
	stopReason(
		page([received(9)], { nothingNewerThan: UNTIL, ...part }),
		state,
		look,
		{ read, isPaged },
		now,
	);

describe('stopReason', () => {
	it('is the end of the list, also at the deadline', () => {
		expect(reason({ nothingNewerThan: null }, { now: NOW })).toBe('done');
	});

	it('is one page where nothing is known', () => {
		expect(reason({}, { state: null })).toBe('done');
	});

	it('is what lies before the newest message, with an overlap', () => {
		expect(reason({ nothingNewerThan: UNTIL - OVERLAP_MS })).toBeNull();
		expect(reason({ nothingNewerThan: UNTIL - OVERLAP_MS - 1 })).toBe('done');
	});

	it('is a known message of that scope, where there are pages', () => {
		const records = [received(9), received(5)];
		expect(reason({ records })).toBe('done');
		expect(reason({ records }, { isPaged: false })).toBeNull();
		expect(reason({ records, scope: 'other' })).toBeNull();
		expect(reason({ records, scope: 'new' })).toBeNull();
		expect(reason({ records: [received(5, { messageId: null })] })).toBeNull();
	});

	it('is the tenth page', () => {
		expect([9, 10, 11].map((read) => reason({}, { read }))).toEqual([null, 'done', 'done']);
	});

	it('is the deadline', () => {
		expect([NOW - 1, NOW, NOW + 1].map((now) => reason({}, { now }))).toEqual([
			null,
			'late',
			'late',
		]);
	});
});
