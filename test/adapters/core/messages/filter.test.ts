import { isFilteredLocally, matchesFilter } from '../../../../adapters/core/messages/filter';
import type { ListCapability } from '../../../../adapters/core/capabilities';
import { ANY, at, message } from './samples';

const READING: ListCapability = {
	maxMessages: 100,
	isPaged: false,
	includesStatus: true,
	supportsDirectionFilter: false,
};

describe('passes', () => {
	it('lets everything through when nothing is asked for', () => {
		expect(matchesFilter(message(), ANY)).toBe(true);
	});

	it.each([
		['sentAfter', at(10), at(10), true],
		['sentAfter', at(10), at(9.999), false],
		['sentAfter', at(10), at(10.001), true],
		['sentBefore', at(10), at(10), false],
		['sentBefore', at(10), at(9.999), true],
		['sentBefore', at(10), at(10.001), false],
	])('%s %s says of %s: %s', (bound, value, sentAt, expected) => {
		expect(matchesFilter(message({ sentAt }), { ...ANY, [bound]: value })).toBe(expected);
	});

	it('takes what lies between both bounds', () => {
		const filter = { ...ANY, sentAfter: at(1), sentBefore: at(3) };
		const passing = [0, 1, 2, 3].filter((second) =>
			matchesFilter(message({ sentAt: at(second) }), filter),
		);
		expect(passing).toEqual([1, 2]);
	});

	it.each(['sentAfter', 'sentBefore'])('leaves a message without a time outside %s', (bound) => {
		expect(matchesFilter(message({ sentAt: null }), { ...ANY, [bound]: at(0) })).toBe(false);
	});

	it.each([
		['inbound', 'inbound', true],
		['inbound', 'outbound', false],
		['outbound', 'outbound', true],
		['outbound', null, false],
	] as const)('direction %s says of %s: %s', (wanted, direction, expected) => {
		expect(matchesFilter(message({ direction }), { ...ANY, direction: wanted })).toBe(expected);
	});

	it.each([
		[['text'], 'text', true],
		[['text', 'image'], 'image', true],
		[['text'], 'image', false],
		[['text'], null, false],
		[[], null, true],
	] as const)('types %j says of %s: %s', (types, type, expected) => {
		expect(matchesFilter(message({ type }), { ...ANY, types })).toBe(expected);
	});

	it('wants all of what is asked for', () => {
		const filter = { ...ANY, direction: 'inbound', types: ['text'] } as const;
		expect(matchesFilter(message({ direction: 'inbound', type: 'text' }), filter)).toBe(true);
		expect(matchesFilter(message({ direction: 'inbound', type: 'image' }), filter)).toBe(false);
		expect(matchesFilter(message({ direction: 'outbound', type: 'text' }), filter)).toBe(false);
	});
});

describe('isFilteredLocally', () => {
	it.each([
		[ANY, false, false],
		[{ ...ANY, direction: 'inbound' } as const, false, true],
		[{ ...ANY, direction: 'inbound' } as const, true, false],
		[{ ...ANY, types: ['text'] } as const, true, true],
		[{ ...ANY, sentAfter: at(0) }, true, true],
		[{ ...ANY, sentBefore: at(0) }, true, true],
	])(
		'says of %j, where the server filtering by direction is %s: %s',
		(filter, supportsDirectionFilter, is) => {
			expect(isFilteredLocally(filter, { ...READING, supportsDirectionFilter })).toBe(is);
		},
	);
});
