import fc from 'fast-check';
import type { MessageFilter } from '../../../../adapters/core/messages/filter';
import {
	createMessage,
	type Message,
	type MessageRecord,
} from '../../../../adapters/core/messages/message';
import { toIso } from '../../../../adapters/core/time/time';

export const EPOCH = Date.UTC(2026, 5, 1, 12);

/** The instant that many seconds after the samples' beginning, as `sentAt` has it. */
export const at = (seconds: number): string => toIso(EPOCH + seconds * 1_000);

export function message(known: Partial<Message> = {}): Message {
	return createMessage('acme', known);
}

export function record(known: Partial<Message> = {}): MessageRecord {
	return { message: message(known), raw: { id: known.messageId } };
}

export const ANY: MessageFilter = { direction: null, sentAfter: null, sentBefore: null, types: [] };

export const idsOf = (records: readonly MessageRecord[]) =>
	records.map(({ message: { messageId } }) => messageId);

const direction = fc.constantFrom('inbound', 'outbound', null);
const type = fc.constantFrom('text', 'image', 'voice', null);

/**
 * What a provider holds, newest first: times that never rise, some of them equal, some messages without a time;
 * each with an id of its own.
 */
export const timelines = fc
	.array(
		fc.record({
			gap: fc.constantFrom(0, 0, 1, 5),
			isDated: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0),
			direction,
			type,
		}),
		{ maxLength: 60 },
	)
	.map((rows) => {
		let seconds = 0;
		return rows.map(({ gap, isDated, ...known }, index) => {
			seconds -= gap;
			return record({
				...known,
				messageId: `m${index}`,
				sentAt: isDated ? at(seconds) : null,
			});
		});
	});

export const filters: fc.Arbitrary<MessageFilter> = fc.record({
	direction,
	sentAfter: fc.option(fc.integer({ min: -150, max: 5 }).map(at)),
	sentBefore: fc.option(fc.integer({ min: -150, max: 5 }).map(at)),
	types: fc.subarray(['text', 'image'] as const).map((types) => [...types]),
});
