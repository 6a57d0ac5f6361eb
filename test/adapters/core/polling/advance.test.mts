import { fingerprint } from '../../../../adapters/core/fingerprint.ts';
import { type PollState, pollStateSchema } from '../../../../adapters/core/polling/state.ts';
import type { Status } from '../../../../adapters/core/statuses/status.ts';
import { atMinute, received, sent, tick, type Tick, told } from './pollSequence.mts';

/** What each of the ticks told, after a first one that only begins. */
function after(first: Tick, ...ticks: readonly Tick[]): string[][] {
	let state: PollState | null = tick(null, first).state;
	return ticks.map((each) => {
		const step = tick(state, { ...first, ...each });
		({ state } = step);
		return told(step);
	});
}

describe('pollStep', () => {
	it('tells nothing of what is there when it begins', () => {
		const step = tick(null, { shows: [sent(2, 'sent'), received(1)] });
		expect(step.events).toEqual([]);
		expect(step.state.scopes).toHaveLength(1);
	});

	it('tells of what is new, oldest first, and a message before its statuses', () => {
		const later = [received(5), sent(4, 'delivered'), received(1)];
		expect(after({ shows: [received(1)] }, { shows: later })).toEqual([
			['m4 messageSent', 'm4 delivered', 'm5 messageReceived'],
		]);
	});

	it('tells of a late message with an old time, wherever it stands above a known one', () => {
		const full = { shows: [received(9), received(8)], isFull: true };
		const late = received(3, { messageId: 'late' });
		expect(after(full, { shows: [late, received(9), received(8)] })).toEqual([
			['late messageReceived'],
		]);
		expect(after(full, { shows: [received(9), late, received(8)] })).toEqual([
			['late messageReceived'],
		]);
	});

	it('takes what moves up from below for old when messages are deleted', () => {
		const full = { shows: [received(9), received(8)], isFull: true };
		expect(after(full, { shows: [received(9), received(7)] })).toEqual([[]]);
		expect(after(full, { shows: [received(7), received(6)] })).toEqual([[]]);
	});

	it('takes it for old also where a clock that shows an hour twice makes it look newer', () => {
		const full = { shows: [received(9), received(8)], isFull: true };
		const olderWithLaterTime = received(50, { messageId: 'old' });
		expect(after(full, { shows: [received(9), olderWithLaterTime] })).toEqual([[]]);
	});

	it('still knows what is newest when the newest were deleted', () => {
		const full = { shows: [received(9), received(8)], isFull: true };
		const deleted = { shows: [received(8), received(7)] };
		const deletedToo = { shows: [received(6), received(8, { messageId: 'x' })] };
		expect(after(full, deleted, deletedToo)).toEqual([[], []]);
	});

	it('takes for old what is just as old as the newest that it saw, where that is gone', () => {
		const full = { shows: [received(9), received(8)], isFull: true };
		const beside = received(9, { messageId: 'beside' });
		expect(after(full, { shows: [received(10), beside] })).toEqual([['m10 messageReceived']]);
	});

	it('does not tell of history that a phone loads later below a chat', () => {
		const chat = { shows: [received(9)], isByChat: true, scope: 'chat' };
		const loaded = [received(10), received(9), received(2), received(1)];
		expect(after(chat, { shows: loaded })).toEqual([['m10 messageReceived']]);
	});

	it('tells in a chat that it did not know of what is newer than the beginning', () => {
		const chat = { shows: [received(9)], isByChat: true, scope: 'chat' };
		const other = { shows: [received(11), received(10), received(8)], scope: 'other' };
		expect(after(chat, other)).toEqual([['m10 messageReceived', 'm11 messageReceived']]);
	});

	it('begins silently with a direction that is chosen later', () => {
		const inbound = { shows: [received(9)], scope: 'inbound' };
		const outbound = { shows: [sent(12, 'sent'), sent(11, 'read')], scope: 'outbound' };
		const more = { shows: [sent(13, null), ...outbound.shows], scope: 'outbound' };
		expect(after(inbound, outbound, more)).toEqual([[], ['m13 messageSent']]);
	});

	it('tells of a status once, however it goes back and forth', () => {
		const shows = (status: 'sent' | 'delivered' | 'read') => ({ shows: [sent(40, status)] });
		const { rules } = { rules: { overdueMs: Infinity } };
		expect(
			after(
				{ ...shows('sent'), rules },
				shows('delivered'),
				shows('sent'),
				shows('delivered'),
				shows('read'),
			),
		).toEqual([['m40 delivered'], [], [], ['m40 read']]);
	});

	it('tells only of the statuses that are wanted', () => {
		const rules = { statuses: ['read'] as const };
		const shows = (status: 'sent' | 'delivered' | 'read') => ({ shows: [sent(40, status)], rules });
		expect(after(shows('sent'), shows('delivered'), shows('read'))).toEqual([[], ['m40 read']]);
	});

	describe('of overdue messages', () => {
		const at = (minute: number, ...shows: Tick['shows']): Tick => ({
			shows,
			rules: { now: Date.parse(atMinute(minute)), kinds: ['statusOverdue'], statuses: [] },
		});

		it('says it once, so long after the first look that showed them, however statuses go', () => {
			const mine = (status: Status) => sent(40, status);
			expect(
				after(
					at(60),
					at(61, mine('pending')),
					at(90, mine('sent')),
					at(91, mine('sent')),
					at(92, mine('pending')),
				),
			).toEqual([[], [], ['m40 statusOverdue'], []]);
		});

		it.each([
			['three hours behind', -180],
			['three hours ahead', 180],
		])('does not go by a time that the provider prints %s', (_case, minutes) => {
			const mine = sent(61 + minutes, 'sent');
			expect(after(at(60), at(61, mine), at(90, mine), at(91, mine))).toEqual([
				[],
				[],
				[`m${61 + minutes} statusOverdue`],
			]);
		});

		it('does not say it of what was there before the beginning, however long that lasts', () => {
			const mine = sent(59, 'sent');
			expect(after(at(60, mine), at(90, mine), at(900, mine))).toEqual([[], []]);
		});

		it('does not say it of what was delivered or failed, also when that is taken back', () => {
			const [gone, failed] = [sent(62, 'delivered'), sent(61, 'failed')];
			const back = [sent(62, 'sent'), sent(61, 'sent')];
			expect(after(at(60), at(62, gone, failed), at(63, ...back), at(900, ...back))).toEqual([
				[],
				[],
				[],
			]);
		});

		it('counts anew from the next look with a state of version 0.1', () => {
			const [ours, late] = [sent(40, 'sent'), sent(20, 'sent')];
			const saved = (minute: number, said: 0 | 1): [string, number, number] => [
				fingerprint(`m${minute}`),
				2,
				said,
			];
			const scope = { seen: [saved(40, 0), saved(20, 1)], isCut: false, newest: atMinute(40) };
			let state: PollState = {
				...{ of: 'acme', since: atMinute(1), until: atMinute(40) },
				scopes: [['all', scope]],
			};
			const tells = [60, 89, 90, 91].map((minute) => {
				const step = tick(state, at(minute, ours, late));
				({ state } = step);
				return told(step);
			});
			expect(tells).toEqual([[], [], ['m40 statusOverdue'], []]);
		});
	});

	it('says nothing of the arrival of a message whose direction the provider does not tell', () => {
		expect(after({ shows: [] }, { shows: [received(1, { direction: null })] })).toEqual([[]]);
	});

	it('tells nothing of messages without an id, which no look can recognise, and all of the others', () => {
		const nameless = received(6, { messageId: null });
		const shows = [nameless, received(5), nameless, received(1)];
		expect(after({ shows: [received(1)] }, { shows }, { shows })).toEqual([
			['m5 messageReceived'],
			[],
		]);
	});

	it('goes on with the state of version 0.1, which remembered messages without an id by their content', () => {
		const { state } = tick(null, { shows: [received(1)] });
		const [[scope, known] = ['', null]] = state.scopes;
		const saved = {
			...state,
			scopes: [[scope, { ...known, seen: [['1xyzabc2defghi', -1, 0], ...(known?.seen ?? [])] }]],
		};
		const shows = [received(6, { messageId: null }), received(5), received(1)];
		expect(told(tick(pollStateSchema.parse(saved), { shows }))).toEqual(['m5 messageReceived']);
	});

	it('says where a full window shows nothing but news', () => {
		const first = tick(null, { shows: [received(1)], isFull: true });
		const gap = tick(first.state, { shows: [received(8), received(7)], isFull: true });
		expect(gap.gaps).toBe(1);
		expect(gap.events.map(({ missedAtLeast }) => missedAtLeast)).toEqual([1, undefined]);
		const contiguous = tick(first.state, { shows: [received(8), received(1)], isFull: true });
		expect(contiguous.gaps).toBe(0);
		const deleted = tick(first.state, { shows: [received(8), received(0)], isFull: true });
		expect(deleted.gaps).toBe(0);
		expect(told(deleted)).toEqual(['m8 messageReceived']);
	});

	it('says of no gap where a full window shows nothing at all', () => {
		const first = tick(null, { shows: [received(1)], isFull: true });
		expect(tick(first.state, { shows: [], isFull: true }).gaps).toBe(0);
	});

	it('is not misled by a time of the future', () => {
		const shows = [received(500, { messageId: 'future' }), received(9)];
		const first = { shows, isFull: true, until: atMinute(9) };
		const later = { shows: [received(21), received(20)], until: atMinute(21) };
		expect(after(first, later)).toEqual([['m20 messageReceived', 'm21 messageReceived']]);
	});

	it('takes what a scope forgot for old when there was no room for all of it', () => {
		const memory = { perScope: 4, inAll: 4, scopes: 2 };
		const begun = tick(null, { shows: [4, 3, 2, 1].map((n) => received(n)), memory });
		const crowded = tick(begun.state, { shows: [received(9)], scope: 'other', memory });
		expect(crowded.state.scopes.map(([, { seen }]) => seen.length)).toEqual([1, 3]);
		const back = tick(crowded.state, { shows: [5, 4, 3, 2, 1].map((n) => received(n)), memory });
		expect(told(back)).toEqual(['m5 messageReceived']);
	});

	it('does not change what it is given', () => {
		const { state } = tick(null, { shows: [received(1)] });
		const before = JSON.stringify(state);
		tick(state, { shows: [received(2), received(1)] });
		expect(JSON.stringify(state)).toBe(before);
	});
});
