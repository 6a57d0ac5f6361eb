import { advance } from '../../../../adapters/core/polling/advance.ts';
import type { PollState } from '../../../../adapters/core/polling/state.ts';
import type { MessageRecord } from '../../../../adapters/core/messages/message.ts';
import { STATUSES } from '../../../../adapters/core/statuses/status.ts';
import { EVENT_KINDS } from '../../../../adapters/core/webhooks/webhook.ts';
import { EPOCH, record } from '../messages/samples.ts';

const FORTNIGHT_MS = 14 * 86_400_000;
const A_FORTNIGHT = 14 * 1_000;
const ROWS = 100;
const MAX_BYTES = 64_000;
const rules = { kinds: EVENT_KINDS, statuses: STATUSES, overdueMs: 1_800_000 };

/** A message of that scope, with an id as long as the longest that providers use. */
function message(scope: string, nth: number, sentAt: number): MessageRecord {
	return record({
		messageId: `true_5215512345678@c.us_3EB0C767D26A1B2E${scope}${String(nth).padStart(12, '0')}`,
		sentAt: new Date(sentAt).toISOString(),
		direction: 'outbound',
		status: nth % 3 === 0 ? 'sent' : 'read',
	});
}

/** The longest state that a year leads to, with so many messages spread over these scopes, looked at every fortnight. */
function longestState(scopes: readonly string[], isByChat: boolean): number {
	const lists = new Map<string, MessageRecord[]>(scopes.map((scope) => [scope, []]));
	let state: PollState | null = null;
	let longest = 0;
	for (let past = 0; past < 26; past += 1) {
		const first = past * A_FORTNIGHT;
		for (let nth = first; nth < first + A_FORTNIGHT; nth += 1) {
			const scope = scopes[nth % scopes.length] ?? '';
			lists.get(scope)?.push(message(scope, nth, EPOCH + (nth / A_FORTNIGHT) * FORTNIGHT_MS));
		}
		const windows = [...lists].map(([scope, list]) => {
			const records = list.splice(0).slice(-ROWS);
			list.push(...records);
			return { scope, records: records.reverse(), isFull: true };
		});
		const now = EPOCH + (past + 1) * FORTNIGHT_MS;
		const until = new Date(now).toISOString();
		const chats = isByChat ? [] : null;
		const seeing = { windows, until, chats, isComplete: true, ownPhone: null, missed: 0 };
		const step = advance(state, seeing, { ...rules, now }, 'provider:credential:number');
		({ state } = step);
		longest = Math.max(longest, Buffer.byteLength(JSON.stringify(state)));
	}
	return longest;
}

const chats = (count: number) => Array.from({ length: count }, (_, n) => `+52155${10_000_000 + n}`);

describe('the state after a year of 1,000 messages a day', () => {
	it.each([
		['two directions', ['inbound', 'outbound'], false],
		['one number', ['+595981048477'], false],
		['100 chats', chats(100), true],
		['more chats than are remembered', chats(130), true],
	] as const)('is below 64 kB: %s', (_name, scopes, isByChat) => {
		const longest = longestState(scopes, isByChat);
		expect(longest).toBeLessThan(MAX_BYTES);
		expect(longest).toBeGreaterThan(1_000);
	});
});
