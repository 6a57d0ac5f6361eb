import { SEEDED } from '../../../sandbox/index.mts';
import { createHarness } from '../contract/harness.mts';
import { SECRET } from '../contract/subject.mts';
import { failureOf } from '../http/failureOf.mts';
import { SUBJECT } from './subject.mts';

const { closedInstance, idleInstance, hiddenAddress, messageIds } = SEEDED.evolutionApi;
const { maria, ana, olga } = SEEDED.contacts;

describe('sending through Evolution API', () => {
	const harness = createHarness(SUBJECT);
	const outbox = () => harness.sandbox.evolutionApi.outbox;
	beforeEach(() => outbox().clear());
	const text = 'Su pedido va en camino';
	const send = async (asked: object, credential = {}) => {
		const open = harness.open({
			credential: { ...SUBJECT.arrange(harness.sandbox), ...credential },
		});
		return await open.send({ contact: olga.whatsAppDigits, text, ...asked });
	};
	const sends = () =>
		harness.server.requests
			.filter(({ path }) => path.startsWith('/message/'))
			.map(({ body }) => JSON.parse(body) as unknown);

	it.each([maria, ana])(
		'gives the chat’s own address, whatever was dialled for $name',
		async (person) => {
			for (const digits of [person.dialledDigits, person.whatsAppDigits]) {
				const { message } = await send({ contact: digits });
				expect(message).toMatchObject({
					phone: `+${person.whatsAppDigits}`,
					chatId: `${person.whatsAppDigits}@s.whatsapp.net`,
					isGroup: false,
					status: 'pending',
					providerStatus: 'PENDING',
				});
			}
			expect(sends()).toEqual([
				{ number: person.dialledDigits, text },
				{ number: person.whatsAppDigits, text },
			]);
		},
	);

	it('answers a message by its id, and writes to a hidden address', async () => {
		const { message } = await send({
			contact: hiddenAddress,
			replyToMessageId: messageIds.hidden,
		});
		expect(message).toMatchObject({ phone: null, chatId: hiddenAddress });
		expect(sends()).toEqual([
			{ number: hiddenAddress, text, quoted: { key: { id: messageIds.hidden } } },
		]);
	});

	it('is followed by its id as it goes on', async () => {
		const { message } = await send({});
		const { lookUp } = harness.open();
		const messageId = message.messageId ?? '';
		expect((await lookUp({ messageId })).message).toMatchObject({ status: 'unknown' });
		harness.sandbox.clock.advance(60_000);
		expect((await harness.open().lookUp({ messageId })).message).toMatchObject({ status: 'read' });
	});

	it('is tried under each spelling where WhatsApp knows none, and certainly not sent', async () => {
		const failure = await failureOf(send({ contact: '5215500000003' }));
		expect(failure).toMatchObject({ category: 'noAccount', isNotTaken: true, httpStatus: 400 });
		expect(sends()).toHaveLength(2);
		expect(outbox().messages).toEqual([]);
	});

	it.each([
		[closedInstance, /phone is not connected/],
		[idleInstance, /not running/],
	])('is certainly not done by %s', async (instance, message) => {
		harness.sandbox.evolutionApi.globalKeys.add(SECRET);
		const failure = await failureOf(send({}, { instance }));
		expect(failure).toMatchObject({ category: 'notConnected', isNotTaken: true });
		expect(failure.message).toMatch(message);
	});

	it.each([
		'PrismaClientKnownRequestError: Unique constraint failed',
		'Error: Connection Closed',
		'TypeError: x is not a function',
	])('may have been done when the server stumbles behind it: %s', async (reason) => {
		const body = { status: 400, error: 'Bad Request', response: { message: [reason] } };
		harness.server.faults.add({
			match: { path: /sendText/ },
			strikes: 'after',
			fault: { kind: 'status', code: 400, body },
		});
		expect(await failureOf(send({}))).toMatchObject({ category: 'uncertain', httpStatus: 400 });
		expect(outbox().messages).toHaveLength(1);
		expect(sends()).toHaveLength(1);
	});

	it.each([
		[['Text is required'], 400],
		[[['text is not of a type(s) string']], 400],
	])('was certainly not done when the server refuses it first: %j', async (message, code) => {
		const body = { status: code, error: 'Bad Request', response: { message } };
		harness.server.faults.add({
			match: { path: /sendText/ },
			strikes: 'before',
			fault: { kind: 'status', code, body },
		});
		const failure = await failureOf(send({}));
		expect(failure).toMatchObject({ category: 'invalidRequest', isNotTaken: true });
	});

	it('was not done when Meta’s API refuses it, whatever the server calls that', async () => {
		const value = {
			message: '(#131047) Re-engagement message',
			type: 'OAuthException',
			code: 131047,
			error_data: { details: 'More than 24 hours' },
			fbtrace_id: 'A1',
		};
		harness.server.faults.add({
			match: { path: /sendText/ },
			strikes: 'before',
			fault: { kind: 'status', code: 201, body: value },
		});
		expect(await failureOf(send({}))).toMatchObject({
			category: 'invalidRequest',
			isNotTaken: true,
			detail: value.message,
		});
	});
});
