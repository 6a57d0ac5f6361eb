import { registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { answer } from '../http/scriptedTransport.mts';

const open = (body: unknown) => openScripted(registry.wamm, { token: 'T-1' }, () => answer(body));
const list = (...rows: unknown[]) => ({ err: 0, msg_data: rows });
const single = (state: unknown) => ({ err: 0, msg_data: { msg_id: '7', phone: '7900', state } });

/** State, status, finality, reason. */
const WORDS = [
	['sending', 'pending', false, null],
	['no info', 'pending', false, null],
	['sent', 'sent', false, null],
	['not sent', 'failed', true, 'notSent'],
	['failed', 'failed', true, 'providerError'],
	['noAccount', 'failed', true, 'noAccount'],
	['notInGroup', 'failed', true, 'notInGroup'],
	['delivered', 'delivered', false, null],
	['viewed', 'read', true, null],
	['deleted', 'deleted', true, null],
] as const;
const OTHER_SPELLINGS = [
	['NoAccount', 'failed', true, 'noAccount'],
	['NOT SENT', 'failed', true, 'notSent'],
	['not_sent', 'failed', true, 'notSent'],
	['Not-Sent', 'failed', true, 'notSent'],
	[' viewed ', 'read', true, null],
	['noinfo', 'pending', false, null],
	['not in group', 'failed', true, 'notInGroup'],
] as const;
const UNKNOWN = [
	'quarantined by operator',
	'constructor',
	'__proto__',
	'toString',
	'hasOwnProperty',
	'прочитано',
	'received',
	'read',
	'0',
];

describe('state of WAMM.chat', () => {
	it.each([...WORDS, ...OTHER_SPELLINGS])(
		'%j is %s',
		async (state, status, isFinal, failureReason) => {
			const expected = { status, isFinal, failureReason, providerStatus: state };
			const { message } = await open(single(state)).lookUp({ messageId: '7' });
			expect(message).toMatchObject(expected);
			const row = { msg_id: '7', from_me: '1', state };
			const [listed] = messagesOf(await open(list(row)).read());
			expect(listed).toMatchObject(expected);
		},
	);

	it.each(UNKNOWN)('%j is unknown on what we wrote, and kept', async (state) => {
		const expected = {
			status: 'unknown',
			isFinal: false,
			failureReason: null,
			providerStatus: state,
		};
		const row = { msg_id: '7', from_me: '1', state };
		const [listed] = messagesOf(await open(list(row)).read());
		expect(listed).toMatchObject(expected);
		const { message } = await open(single(state)).lookUp({ messageId: '7' });
		expect(message).toMatchObject(expected);
	});

	it.each(['received', 'viewed', 'quarantined', 'deleted'])(
		'%j is received on what the contact wrote',
		async (state) => {
			const row = { msg_id: '7', from_me: '0', state };
			const [message] = messagesOf(await open(list(row)).read());
			expect(message).toMatchObject({
				status: 'received',
				isFinal: true,
				failureReason: null,
				providerStatus: state,
			});
		},
	);

	it('is received without any state on what the contact wrote', async () => {
		const [message] = messagesOf(await open(list({ msg_id: '7', from_me: 0 })).read());
		expect(message).toMatchObject({ status: 'received', isFinal: true, providerStatus: null });
	});

	it.each([null, undefined, '', false, {}, []])('%p is no status at all', async (state) => {
		const [message] = messagesOf(await open(list({ msg_id: '7', from_me: 1, state })).read());
		expect(message).toMatchObject({ status: null, isFinal: null, providerStatus: null });
	});

	it('received is unknown where nobody says who wrote it', async () => {
		const [message] = messagesOf(await open(list({ msg_id: '7', state: 'received' })).read());
		expect(message).toMatchObject({ direction: null, status: 'unknown' });
	});
});

describe('msg_state of WAMM.chat', () => {
	it.each([
		['an object', { msg_id: '7', state: 'viewed' }],
		['a list of one', [{ msg_id: '7', state: 'viewed' }]],
		['numbers for texts', { msg_id: 7, phone: 79001234567, state: 'viewed' }],
	])('takes msg_data as %s', async (_what, msg_data) => {
		const { message } = await open({ err: '0', msg_data }).lookUp({ messageId: '7' });
		expect(message).toMatchObject({ messageId: '7', status: 'read' });
	});

	it.each([
		['msg not be', { err: 'msg not be' }],
		['msg_data null', { err: 0, msg_data: null }],
		['an empty list', { err: 0, msg_data: [] }],
		['no msg_data', { err: 0 }],
		['msg_data false', { err: 0, msg_data: false }],
		['an empty text', { err: 0, msg_data: '' }],
		['an empty object', { err: 0, msg_data: {} }],
	])('finds no message when it answers %s', async (_what, body) => {
		const failure = await failureOf(open(body).lookUp({ messageId: '1234567' }));
		expect(failure).toMatchObject({
			category: 'notFound',
			retryable: false,
			message: 'WAMM.chat has no message 1234567.',
			advice: 'Was it sent from another channel? Each token sees only its own.',
		});
	});

	it.each([
		['a text', { err: 0, msg_data: 'viewed' }],
		['a number', { err: 0, msg_data: 7 }],
		['a list of texts', { err: 0, msg_data: ['viewed'] }],
		['an id that is an object', { err: 0, msg_data: { msg_id: {}, state: 'viewed' } }],
		['an id that is false', { err: 0, msg_data: [{ msg_id: false, state: 'viewed' }] }],
	])('can’t use msg_data that is %s', async (_what, body) => {
		const failure = await failureOf(open(body).lookUp({ messageId: '7' }));
		expect(failure.category).toBe('invalidResponse');
		expect(failure.message).toContain('field “msg_data');
	});

	it('takes the id of the request where the answer has none', async () => {
		const { message } = await open(single('sent')).lookUp({ messageId: '7' });
		expect(message.messageId).toBe('7');
		const bare = await open({ err: 0, msg_data: { state: 'sent' } }).lookUp({ messageId: '8' });
		expect(bare.message).toMatchObject({ messageId: '8', phone: null, chatId: null });
	});

	it('knows its id with leading zeros, and refuses the answer about another message', async () => {
		const { message } = await open(single('sent')).lookUp({ messageId: '007' });
		expect(message.messageId).toBe('7');
		const failure = await failureOf(open(single('sent')).lookUp({ messageId: '8' }));
		expect(failure).toMatchObject({
			category: 'invalidResponse',
			message: 'WAMM.chat answered with another message than 8.',
		});
	});

	it.each(['', 'abc', '12 34', '-1', '1.5', '1'.repeat(21), 'MSG7'])(
		'isn’t asked for the id %p',
		async (messageId) => {
			const { lookUp, transport } = open(single('sent'));
			await expect(lookUp({ messageId })).rejects.toMatchObject({
				name: 'InputError',
				message: expect.stringContaining('is not a WAMM.chat message ID.'),
			});
			expect(transport).toMatchObject({ requests: [] });
		},
	);
});
