import { promisedByPolling, promisedByStatus } from './promised.mts';

const [first, second] = [
	{ id: '1', course: ['unknown', 'pending', 'sent', 'delivered', 'read'] },
	{ id: '2', course: ['pending', 'unknown'] },
] as const;
const FIRST_BY_LISTS = 'wamm::1:messageSent:';
const END = 'wamm::1:statusChanged:read';

describe('promisedByPolling', () => {
	const { must, may } = promisedByPolling('wamm', ['7'], [first, second]);

	it('promises each message, and the status that it ends with where one is waited for', () => {
		expect([...must].sort()).toEqual(
			[FIRST_BY_LISTS, END, 'wamm::2:messageSent:', 'wamm::7:messageReceived:'].sort(),
		);
	});

	it('lets a status on the way be told, and those of earlier messages, but nothing else', () => {
		const told = [
			'wamm::1:statusChanged:delivered',
			'wamm::99:statusChanged:read',
			'wamm::1:statusChanged:failed',
			'wamm::1:statusOverdue:',
			'wamm::99:messageReceived:',
		];
		expect(told.map(may)).toEqual([true, true, false, false, false]);
	});

	it('promises no status where lists tell none', () => {
		const lists = promisedByPolling('twoChat', [], [first]);
		expect([...lists.must]).toEqual(['twoChat::1:messageSent:']);
	});
});

describe('promisedByStatus', () => {
	const { must, may } = promisedByStatus([first, second]);

	it('promises the end of each message, and lets no status be told that it never had', () => {
		expect([...must]).toEqual(['1 read', '2 unknown']);
		expect(['1 sent', '1 failed', '2 read', '99 failed'].map(may)).toEqual([
			true,
			false,
			false,
			true,
		]);
	});
});
