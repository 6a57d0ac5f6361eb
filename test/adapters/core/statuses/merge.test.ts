import fc from 'fast-check';
import { mergeMessages, mergeRecords } from '../../../../adapters/core/statuses/merge';
import {
	createMessage,
	type Direction,
	type Message,
} from '../../../../adapters/core/messages/message';
import {
	type FailureReason,
	isFinalStatus,
	type Status,
	STATUSES,
	statusFields,
} from '../../../../adapters/core/statuses/status';

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const instants = oneOf('2026-06-01T10:00:00.000Z', '2026-06-01T10:00:01.000Z');
const texts = orNull(oneOf('a', 'b', 'ñ'));
const outboundStatuses = STATUSES.filter((status) => status !== 'received');

/** Status and direction as adapters give them: `received` for inbound messages, and for no others. */
const statuses = fc
	.tuple(orNull(oneOf<Direction>('inbound', 'outbound')), orNull(oneOf(...outboundStatuses)))
	.map(([direction, status]) => ({
		direction,
		status: direction === 'inbound' ? ('received' as const) : status,
	}));
const reasons = orNull(oneOf<FailureReason>('noAccount', 'notSent'));

const anyMessages: fc.Arbitrary<Message> = fc
	.record({
		known: statuses,
		providerStatus: texts,
		failureReason: reasons,
		statusAt: orNull(instants),
		sentAt: orNull(instants),
		phone: orNull(oneOf('+5215512345678', '+79001234567')),
		text: texts,
		isGroup: orNull(fc.boolean()),
		chatId: texts,
	})
	.map(({ known: { direction, status }, providerStatus, failureReason, ...rest }) =>
		createMessage('acme', {
			...rest,
			direction,
			messageId: '1234567',
			...statusFields(status, providerStatus, status === 'failed' ? failureReason : null),
		}),
	);

/** Messages that often differ in nothing but the reason. */
const failedMessages: fc.Arbitrary<Message> = fc
	.tuple(texts, reasons, orNull(instants))
	.map(([providerStatus, reason, statusAt]) =>
		createMessage('acme', { statusAt, ...statusFields('failed', providerStatus, reason) }),
	);
const messages = fc.oneof(anyMessages, failedMessages);
fc.configureGlobal({ numRuns: 500 });

const rank = ({ status }: Message) => (status === null ? -1 : STATUSES.indexOf(status));
const text = (message: Message) => JSON.stringify(message);
const statusPart = ({ status, isFinal, failureReason, statusAt, providerStatus }: Message) =>
	JSON.stringify([status, isFinal, failureReason, statusAt, providerStatus]);

/** A message with this status and otherwise nothing known. */
function observed(status: Status | null, known: Partial<Message> = {}): Message {
	return createMessage('acme', { status, isFinal: isFinalStatus(status), ...known });
}

describe('mergeMessages', () => {
	it('is commutative', () => {
		fc.assert(
			fc.property(messages, messages, (a, b) => {
				expect(text(mergeMessages(a, b))).toBe(text(mergeMessages(b, a)));
			}),
		);
	});

	it('is associative', () => {
		fc.assert(
			fc.property(messages, messages, messages, (a, b, c) => {
				const left = mergeMessages(mergeMessages(a, b), c);
				expect(text(left)).toBe(text(mergeMessages(a, mergeMessages(b, c))));
			}),
		);
	});

	it('is idempotent', () => {
		fc.assert(
			fc.property(messages, messages, (a, b) => {
				const merged = mergeMessages(a, b);
				expect(text(mergeMessages(a, a))).toBe(text(a));
				expect(text(mergeMessages(merged, b))).toBe(text(merged));
			}),
		);
	});

	it('gives the same whatever the order in which records arrive', () => {
		const several = fc.array(messages, { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(several, fc.infiniteStream(fc.nat()), (records, picks) => {
				const left = [...records];
				const shuffled = records.map(
					() => left.splice(picks.next().value % left.length, 1)[0] as Message,
				);
				expect(text(shuffled.reduce(mergeMessages))).toBe(text(records.reduce(mergeMessages)));
			}),
		);
	});

	it('never goes backwards', () => {
		fc.assert(
			fc.property(messages, messages, (a, b) => {
				expect(rank(mergeMessages(a, b))).toBe(Math.max(rank(a), rank(b)));
			}),
		);
	});

	it('takes status, finality, reason, time and word from one of the two, whole', () => {
		fc.assert(
			fc.property(messages, messages, (a, b) => {
				expect([statusPart(a), statusPart(b)]).toContain(statusPart(mergeMessages(a, b)));
			}),
		);
	});

	it('keeps everything else that one of the two knows', () => {
		fc.assert(
			fc.property(messages, messages, (a, b) => {
				const merged = mergeMessages(a, b);
				for (const key of ['sentAt', 'phone', 'text', 'isGroup', 'chatId', 'direction'] as const) {
					const known = [a[key], b[key]].filter((value) => value !== null);
					if (known.length > 0) expect(known).toContain(merged[key]);
					else expect(merged[key]).toBeNull();
				}
			}),
		);
	});

	it('keeps `received` for inbound messages, and for no others', () => {
		fc.assert(
			fc.property(messages, messages, (a, b) => {
				const { direction, status } = mergeMessages(a, b);
				expect(status === 'received').toBe(direction === 'inbound');
			}),
		);
	});

	it('has the keys in the order of the item', () => {
		const order = Object.keys(createMessage('acme', {}));
		fc.assert(
			fc.property(messages, messages, (a, b) => {
				expect(Object.keys(mergeMessages(a, b))).toEqual(order);
			}),
		);
	});

	it.each<[Status, Status]>([
		['unknown', 'pending'],
		['pending', 'sent'],
		['sent', 'failed'],
		['failed', 'delivered'],
		['delivered', 'read'],
		['read', 'deleted'],
	])('prefers the later one of %s and %s', (lower, higher) => {
		const early = observed(lower, { statusAt: '2026-06-01T12:00:00.000Z', providerStatus: 'z' });
		const late = observed(higher, { statusAt: null, providerStatus: null });
		expect(mergeMessages(early, late)).toEqual(late);
	});

	it('lets null yield to anything', () => {
		const nothing = observed(null, { statusAt: '2026-06-01T09:00:00.000Z' });
		const unknown = observed('unknown', { providerStatus: 'quarantined' });
		expect(mergeMessages(nothing, unknown)).toEqual(unknown);
	});

	it('drops the reason of a failure that turned out to be none', () => {
		const failed = observed('failed', { failureReason: 'notSent', providerStatus: 'not sent' });
		const delivered = observed('delivered', { providerStatus: 'delivered' });
		expect(mergeMessages(failed, delivered)).toEqual(delivered);
	});

	it('prefers the earliest known time at equal order, then the smaller word', () => {
		const at = (statusAt: string | null, providerStatus: string | null) =>
			observed('read', { statusAt, providerStatus });
		const [early, late] = ['2026-06-01T10:00:00.000Z', '2026-06-01T11:00:00.000Z'];
		expect(mergeMessages(at(late, 'a'), at(early, 'b'))).toEqual(at(early, 'b'));
		expect(mergeMessages(at(null, 'a'), at(late, 'b'))).toEqual(at(late, 'b'));
		expect(mergeMessages(at(early, '4'), at(early, '3'))).toEqual(at(early, '3'));
		expect(mergeMessages(at(early, null), at(early, '3'))).toEqual(at(early, '3'));
	});
});

describe('mergeObservations', () => {
	it('keeps the raw object of the one whose status holds', () => {
		const sent = { message: observed('sent'), raw: { state: 'sent' } };
		const read = { message: observed('read'), raw: { state: 'viewed' } };
		expect(mergeRecords(sent, read)).toEqual(read);
		expect(mergeRecords(read, sent)).toEqual(read);
		const again = { message: observed('read'), raw: { state: 'read' } };
		expect(mergeRecords(read, again)).toEqual(read);
	});
});
