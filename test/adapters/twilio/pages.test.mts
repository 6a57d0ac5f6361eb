import fc from 'fast-check';
import { Agent } from 'undici';
import { openClient, type ProviderDefinition, registry } from '../../../adapters/index.ts';
import { type Sandbox, SEEDED, startSandbox } from '../../../sandbox/index.mts';
import type { TwilioMessage } from '../../../sandbox/twilio/message.mts';
import { createUndiciTransport } from '../../../tools/undiciTransport.mts';
import { type Asked, messagesOf, read } from '../contract/scripted.mts';
import { SkippingClock } from '../contract/subject.mts';

const { accountSid, authToken, phone: own } = SEEDED.twilio;
const CONTACT = '+15558675310';
const OTHER = '+15558675311';

describe('lists of Twilio', () => {
	let sandbox: Sandbox;
	const agent = new Agent();
	beforeAll(async () => {
		sandbox = await startSandbox({ messages: 0 });
	});
	afterAll(async () => {
		await agent.destroy();
		await sandbox.close();
	});
	beforeEach(() => sandbox.twilio.clearRequests());

	const account = () => {
		const found = sandbox.twilio.accounts.get(accountSid);
		if (!found) throw new Error('no account');
		return found;
	};
	const open = () => {
		const ownCredential = { accountSid, authToken, baseUrl: sandbox.twilio.baseUrl };
		const context = openClient(registry.twilio, ownCredential, {
			transport: createUndiciTransport(registry.twilio, ownCredential, agent),
			clock: new SkippingClock(),
			signal: new AbortController().signal,
			timeoutMs: 30_000,
			deadlineAt: Infinity,
			concurrency: 8,
			addHint: () => {},
		});
		const definition = registry.twilio as ProviderDefinition<unknown>;
		return { context, read: async (asked: Asked) => await read(definition, context, asked) };
	};
	/** Messages with a contact, on a channel, by one of us or of them, so many minutes ago. */
	const seedWith = (
		rows: ReadonlyArray<
			readonly [contact: string, isWhatsApp: boolean, isOurs: boolean, ago: number]
		>,
	) => {
		const messages = rows.map(([contact, isWhatsApp, isOurs, ago], index): TwilioMessage => {
			const on = (phone: string) => (isWhatsApp ? `whatsapp:${phone}` : phone);
			const at = sandbox.clock.now() - ago * 60_000;
			return {
				sid: `SM${String(index).padStart(32, 'b')}`,
				direction: isOurs ? 'outbound-api' : 'inbound',
				from: on(isOurs ? own : contact),
				to: on(isOurs ? contact : own),
				body: 'x',
				createdAt: at,
				sentAt: at,
				progress: [{ at, value: { status: 'sent', errorCode: null } }],
			};
		});
		sandbox.twilio.addAccount(accountSid, authToken).add(messages);
		return messages;
	};

	const sides = fc.tuple(
		fc.constantFrom(CONTACT, CONTACT, OTHER),
		fc.boolean(),
		fc.boolean(),
		fc.integer({ min: 0, max: 40 }),
	);

	it('of a contact are one conversation, without loss or repetition, whatever the limit', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(sides, { maxLength: 30 }),
				fc.integer({ min: 1, max: 12 }),
				async (rows, limit) => {
					const messages = seedWith(rows);
					const items = messagesOf(await open().read({ contact: CONTACT, limit, maxPages: 99 }));
					const expected = messages
						.filter(({ from, to }) => from?.endsWith(CONTACT) || to.endsWith(CONTACT))
						.map(({ sentAt }) => new Date(sentAt ?? 0).toISOString())
						.sort()
						.reverse()
						.slice(0, limit);
					expect(items.map(({ sentAt }) => sentAt)).toEqual(expected);
					expect(new Set(items.map(({ messageId }) => messageId)).size).toBe(items.length);
				},
			),
			{ numRuns: 40 },
		);
	});

	it('of a WhatsApp address keep to WhatsApp, of an own number to that', async () => {
		const messages = seedWith([
			[CONTACT, true, true, 1],
			[CONTACT, false, false, 2],
			[CONTACT, true, false, 3],
		]);
		const ids = async (asked: object) =>
			messagesOf(await open().read(asked)).map(({ messageId }) => messageId);
		const sids = messages.map(({ sid }) => sid);
		expect(await ids({ contact: `whatsapp:${CONTACT}` })).toEqual([sids[0], sids[2]]);
		expect(await ids({ contact: CONTACT, ownPhone: own })).toEqual(sids);
		expect(await ids({ ownPhone: own })).toEqual(sids);
		expect(await ids({ contact: CONTACT, ownPhone: '+12025559999' })).toEqual([]);
	});

	it('of one direction take half of the requests', async () => {
		seedWith([
			[CONTACT, false, true, 1],
			[CONTACT, false, false, 2],
		]);
		const filter = { direction: 'inbound', sentAfter: null, sentBefore: null, types: [] } as const;
		const items = messagesOf(await open().read({ contact: CONTACT, filter, limit: 1 }));
		expect(items.map(({ direction }) => direction)).toEqual(['inbound']);
		expect(sandbox.twilio.requests.map(({ path }) => path.split('?')[1])).toEqual([
			'From=%2B15558675310&PageSize=1',
			'From=whatsapp%3A%2B15558675310&PageSize=1',
		]);
	});

	it('are read on where the answer says, 1,000 at a time', async () => {
		seedWith(Array.from({ length: 2_500 }, (_, ago) => [CONTACT, false, true, ago] as const));
		const items = messagesOf(await open().read({ limit: Infinity }));
		expect(new Set(items.map(({ messageId }) => messageId)).size).toBe(2_500);
		expect(sandbox.twilio.requests).toHaveLength(3);
	});

	it('don’t lose or repeat what new messages push on meanwhile', async () => {
		const [first] = seedWith(Array.from({ length: 30 }, (_, ago) => [CONTACT, false, true, ago]));
		const pages = registry.twilio.pages?.(open().context, {
			ownPhone: null,
			contact: null,
			direction: null,
			wanted: 10,
		});
		const seen: unknown[] = [];
		for await (const { records } of pages ?? []) {
			seen.push(...records.map(({ message }) => message.messageId));
			if (first) account().add([{ ...first, sid: `SM${'c'.repeat(30)}${seen.length}` }]);
		}
		expect(new Set(seen).size).toBe(30);
		expect(seen).toHaveLength(30);
	});
});
