import type { Message, MessageRecord, WaitPlan } from '../../../../adapters/index.ts';
import type { StatusQuery } from '../../../../adapters/core/statuses/statusQuery.ts';
import { followMessages } from '../../../../adapters/core/sending/followMessages.ts';
import { createMessage } from '../../../../adapters/core/messages/message.ts';
import { statusFields } from '../../../../adapters/core/statuses/status.ts';
import { answer } from '../../http/scriptedTransport.mts';
import { openTracked, queryOf, type Setting } from '../statuses/trackedMessages.mts';

const MINUTE_MS = 60_000;

function sentAs(messageId: string | null, known: Partial<Message> = {}): MessageRecord {
	const message = createMessage('acme', {
		messageId,
		text: 'Hello',
		...statusFields('pending', null),
		...known,
	});
	return { message, raw: { of: 'sending' } };
}

/** Follows messages that were sent, for a minute; what became of them. */
async function follow(
	setting: Setting,
	sent: readonly MessageRecord[],
	statusBy: ReadonlyArray<StatusQuery['locateBy']> | null = ['messageId'],
	found: Partial<Message> = {},
) {
	const { clock, context, definition, notices, startedAt, ...tracked } = openTracked(setting);
	const queries: StatusQuery[] = [];
	const { statusBy: _, ...capabilities } = definition.capabilities;
	const followed = {
		...definition,
		capabilities: { ...capabilities, ...(statusBy && { statusBy: statusBy as never }) },
		status: async (client: typeof context, query: StatusQuery) => {
			queries.push(query);
			const record = await definition.status?.(client, query);
			return { raw: record?.raw ?? {}, message: { ...(record?.message as Message), ...found } };
		},
	};
	const plan: WaitPlan = {
		target: 'read',
		treatAsFinal: 'read',
		intervalMs: 5_000,
		deadline: startedAt + MINUTE_MS,
	};
	const records = await clock.settle(followMessages(followed, context, sent, plan));
	return { ...tracked, notices, queries, records };
}

const courses = { a: [[0, 'read']], b: [[0, 'read']] } as const;

describe('followMessages', () => {
	it('gives the messages in their order with what became of them', async () => {
		const { notices, records } = await follow({ courses }, [sentAs('b'), sentAs('a')]);
		expect(
			records.map(({ message: { messageId, status, text } }) => [messageId, status, text]),
		).toEqual([
			['b', 'read', 'Hello'],
			['a', 'read', 'Hello'],
		]);
		expect(records[0]?.raw).toEqual({ id: 'b', state: 'read' });
		expect(notices).toEqual([]);
	});

	it('asks by one list where lists carry statuses', async () => {
		const { lists, lookups } = await follow({ courses }, [sentAs('b'), sentAs('a')]);
		expect([lists().length, lookups().length]).toEqual([1, 0]);
	});

	it('gives what was sent, and says why, where its status can’t be read', async () => {
		const { notices, records } = await follow({ courses }, [sentAs('a'), sentAs('gone')]);
		expect(records.map(({ message: { status } }) => status)).toEqual(['read', 'pending']);
		expect(notices).toEqual([{ code: 'statusUnread', example: 'Acme has no such message.' }]);
	});

	it('says that the provider’s clock is another one', async () => {
		const sentAt = '2026-06-01T12:00:00.000Z';
		const found = { sentAt: '2026-06-01T15:00:00.000Z' };
		const sent = [sentAs('a', { sentAt })];
		const { notices } = await follow({ courses, reach: null }, sent, ['messageId'], found);
		expect(notices).toEqual([{ code: 'clockOff', example: 'UTC+3' }]);
	});

	it('asks for nothing where nobody can tell', async () => {
		const sent = [sentAs('a')];
		expect((await follow({ courses }, sent, null)).asked).toEqual([]);
		const nameless = await follow({ courses }, [sentAs(null)]);
		expect([nameless.asked, nameless.records]).toEqual([[], [sentAs(null)]]);
	});

	it('asks for the others where one can’t be asked for', async () => {
		const { records } = await follow({ courses }, [sentAs(null), sentAs('a')]);
		expect(records.map(({ message: { status } }) => status)).toEqual(['pending', 'read']);
	});

	const known = { phone: '+79001234567', chatId: 'WW-1', accountPhone: '+34910000001' };
	const byId = { messageId: 'a', ownPhone: '+34910000001' };
	const bySession = { ...byId, locateBy: 'sessionKey', sessionKey: 'WW-1' };
	const contact = { kind: 'phone', variants: ['+79001234567'] };
	const byPhones = { ...byId, locateBy: 'phones', contact };

	it.each<[string, ReadonlyArray<StatusQuery['locateBy']>, Partial<Message>, unknown[]]>([
		['its id, where that is enough', ['phones', 'messageId'], known, [queryOf('a')]],
		['its chat, where that is known', ['phones', 'sessionKey'], known, [bySession]],
		['both phones else', ['phones', 'sessionKey'], { ...known, chatId: null }, [byPhones]],
		['both phones', ['phones'], known, [byPhones]],
		['nothing without them', ['phones'], { ...known, phone: null }, []],
	])('asks by %s', async (_how, statusBy, message, queries) => {
		const asked = await follow({ courses, reach: null }, [sentAs('a', message)], statusBy);
		expect(asked.queries).toEqual(queries);
	});

	it('says nothing of what is no failure', async () => {
		const stop = new AbortController();
		stop.abort('stopped');
		const setting = { courses, reach: null, signal: stop.signal, instead: () => answer('', 500) };
		const { notices, records } = await follow(setting, [sentAs('a')]);
		expect(records).toEqual([sentAs('a')]);
		expect(notices).toEqual([{ code: 'statusUnread', example: undefined }]);
	});
});
