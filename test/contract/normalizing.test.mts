import fc from 'fast-check';
import {
	type Credential,
	type Definition,
	messageSchema,
	type Notice,
	registry,
} from '../../adapters/index.ts';
import { answer } from '../http/scriptedTransport.mts';
import { openScripted } from './scripted.mts';

const KEYS = Object.keys(messageSchema.shape);
/** Words that every object knows, and some that break what is built on them. */
const TRAPS = [
	'constructor',
	'__proto__',
	'toString',
	'valueOf',
	'NaN',
	'',
	' ',
	'\u0000',
	'\ud800',
];

interface Subject {
	readonly definition: Definition<unknown>;
	readonly credentials: readonly Credential[];
	/** The fields of a row, each with what it may hold. */
	readonly row: Readonly<Record<string, fc.Arbitrary<unknown>>>;
	answerWith(rows: readonly unknown[], url: string): unknown;
}

const text = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.constantFrom(...TRAPS),
	fc.double(),
	fc.integer(),
);
const words = (...known: unknown[]) => fc.oneof(fc.constantFrom(...known), text);
const nullish = (values: fc.Arbitrary<unknown>) =>
	fc.option(fc.option(values, { nil: undefined }), { nil: null });
const flag = words('0', '1', 0, 1, true, false);
const seconds = fc.oneof(fc.integer({ min: -1, max: 3e9 }), fc.double({ noNaN: true }));
const phone = words('79001234567', '+5215512345678', '120363041234567890', '5215512345678@c.us');

const SUBJECTS: readonly Subject[] = [
	{
		definition: registry.wamm,
		credentials: ['whatsapp', 'telegram', 'max'].map((messenger) => ({ token: 'T-1', messenger })),
		row: {
			msg_id: words('1234567', 1234567),
			from_me: flag,
			phone,
			phone_real: phone,
			chat_name: text,
			tip_msg: words('textMessage', 'imageMessage', 'location'),
			msg_text: text,
			msg_link: words('https://files.example/1'),
			date_ins: words('2023-05-24 19:52:00', '0000-00-00 00:00:00', '2023-02-31 25:61:61'),
			date_upd: words('2023-05-24 19:52:00'),
			state: words('sending', 'not sent', 'NoAccount', 'viewed', 'received'),
		},
		answerWith: (msg_data) => ({ err: 0, msg_data }),
	},
	{
		definition: registry.twoChat,
		credentials: [{ apiKey: 'UAK-1' }],
		row: {
			uuid: words('MSG1'),
			id: words('MSG1'),
			timestamp: seconds,
			created_at: words('2024-04-02T23:02:03Z', '2026-02-18T18:01:35'),
			session_key: words('WW-WPN1-5215512345678@c.us', 'WW-WPN1-1@lid', 'WW-WPN1-1@g.us'),
			message: fc.record(
				{
					text: nullish(text),
					media: nullish(
						fc.record({
							url: nullish(text),
							type: nullish(words('image', 'ptt')),
							mime_type: nullish(text),
						}),
					),
				},
				{ requiredKeys: [] },
			),
			remote_phone_number: phone,
			channel_phone_number: phone,
			sent_by: words('api', 'agent', 'user'),
			contact: fc.record({ first_name: nullish(text), last_name: nullish(text) }),
			wa_msg_ack: words(-1, 0, 1, 2, 3, 4, '3'),
			sent: flag,
			received: flag,
			read: flag,
		},
		answerWith: (messages) => ({ success: true, messages }),
	},
	{
		definition: registry.whatsappApi,
		credentials: [{ requestMethod: 'POST' }, { requestMethod: 'GET' }],
		row: {
			id: words('true_1@c.us_A'),
			from: text,
			to: text,
			author: text,
			from_me: flag,
			type: words('chat', 'ptt', 'image'),
			body: text,
			timestamp: seconds,
			has_media: flag,
		},
		answerWith: (messages, url) =>
			url.endsWith('/api/status')
				? { state: 'ready', ready: true, account: null }
				: { ok: true, chat: { id: '79001234567@c.us' }, messages },
	},
];

/** Reads these rows through the whole adapter; null where that fails as a whole. */
async function read({ definition, answerWith }: Subject, credential: Credential, rows: unknown[]) {
	// As it travels: undefined and NaN aren't JSON.
	const sent = JSON.parse(JSON.stringify(rows)) as unknown[];
	const { notices, read: readWith } = openScripted(definition, credential, ({ url }) =>
		answer(answerWith(sent, url)),
	);
	const account = definition.traits.needsAccount ? { account: '+595981048477' } : {};
	const observations = await readWith({ contact: '79001234567', limit: Infinity, ...account });
	return { notices, observations, sent };
}

const droppedIn = (notices: readonly Notice[]) =>
	notices.find(({ code }) => code === 'malformedDropped')?.count ?? 0;

describe.each(SUBJECTS)('normalising of $definition.id', (subject) => {
	const credentials = fc.constantFrom(...subject.credentials);
	const fields = Object.fromEntries(
		Object.entries(subject.row).map(([name, values]) => [name, nullish(values)]),
	);
	const validRow = fc.record(fields, { requiredKeys: [] });

	it('makes a valid item of every row that is as documented', async () => {
		await fc.assert(
			fc.asyncProperty(
				credentials,
				fc.array(validRow, { minLength: 1, maxLength: 8 }),
				async (own, rows) => {
					const { notices, observations, sent } = await read(subject, own, rows);
					expect(droppedIn(notices)).toBe(0);
					const ids = observations.flatMap(({ message }) => message.messageId ?? []);
					const repeated = sent.length - observations.length;
					expect(new Set(ids).size).toBe(ids.length);
					expect(repeated).toBeGreaterThanOrEqual(0);
					for (const { message, raw } of observations) {
						expect(messageSchema.parse(message)).toEqual(message);
						expect(Object.keys(message)).toEqual(KEYS);
						expect(sent).toContainEqual(raw);
					}
				},
			),
			{ numRuns: 150 },
		);
	});

	it('does nothing worse to any other row than to leave it out', async () => {
		const anyRow = fc.oneof(
			fc.jsonValue(),
			fc.record(
				Object.fromEntries(
					Object.entries(subject.row).map(([name, values]) => [
						name,
						fc.oneof(values, fc.jsonValue({ maxDepth: 1 })),
					]),
				),
				{ requiredKeys: [] },
			),
		);
		await fc.assert(
			fc.asyncProperty(credentials, fc.array(anyRow, { maxLength: 8 }), async (own, rows) => {
				const { notices, observations, sent } = await read(subject, own, rows);
				const seen = observations.length + droppedIn(notices);
				expect(seen).toBeLessThanOrEqual(sent.length);
				for (const { message } of observations) messageSchema.parse(message);
			}),
			{ numRuns: 150 },
		);
	});

	it('gives the same item for the same row', async () => {
		await fc.assert(
			fc.asyncProperty(credentials, validRow, async (own, row) => {
				const once = await read(subject, own, [row]);
				const again = await read(subject, own, [row]);
				expect(again.observations).toEqual(once.observations);
			}),
			{ numRuns: 50 },
		);
	});
});

describe.each(SUBJECTS)('any answer to $definition.id', (subject) => {
	const { definition } = subject;
	const account = definition.traits.needsAccount ? '+595981048477' : null;

	it('ends in items or in a failure of ours', async () => {
		const body = fc.oneof(
			fc.jsonValue(),
			fc.record({
				err: fc.jsonValue({ maxDepth: 1 }),
				msg_data: fc.jsonValue(),
				success: fc.jsonValue({ maxDepth: 0 }),
				error: fc.jsonValue({ maxDepth: 1 }),
				messages: fc.jsonValue(),
				message: fc.jsonValue(),
				ready: fc.constantFrom(true, false, null),
				state: fc.constantFrom('ready', 'constructor', 7, null),
			}),
			fc.string(),
		);
		const code = fc.constantFrom(200, 201, 204, 400, 401, 404, 422, 500, 502);
		await fc.assert(
			fc.asyncProperty(body, code, async (sent, status) => {
				const { lookUp, read: readWith } = openScripted(
					definition,
					{ token: 'T-1', apiKey: 'UAK-1' },
					({ url }) => answer(url.endsWith('/api/status') ? { ready: true } : sent, status),
				);
				const asked = { contact: '79001234567', ...(account && { account }) };
				const query = {
					messageId: '1234567',
					locateBy: 'sessionKey',
					sessionKey: 'WW-1@c.us',
				} as const;
				for (const work of [readWith(asked), lookUp(query)]) {
					const outcome: unknown = await work.catch((error: unknown) => error);
					if (!(outcome instanceof Error)) continue;
					expect(outcome).toMatchObject({ name: 'ProviderError', advice: expect.any(String) });
				}
			}),
			{ numRuns: 150 },
		);
	});
});
