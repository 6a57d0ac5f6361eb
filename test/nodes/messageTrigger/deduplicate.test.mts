import { markSeen } from '../../../nodes/MessageTrigger/deduplicate.ts';

const KEPT = 20_000;

describe('An event that a node had', () => {
	it('is known while 20,000 are, and forgotten as the oldest of more', () => {
		const others = Array.from({ length: KEPT - 1 }, (_, nth) => `event ${nth}`);
		expect(markSeen('node', 'first')).toBe(true);
		for (const each of others) expect(markSeen('node', each)).toBe(true);
		expect(markSeen('node', 'first')).toBe(false);
		expect(markSeen('node', 'one more')).toBe(true);
		expect(markSeen('node', 'first')).toBe(true);
		expect(markSeen('node', 'one more')).toBe(false);
	});
});
