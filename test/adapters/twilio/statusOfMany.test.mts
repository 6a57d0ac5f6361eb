import { Agent } from 'undici';
import {
	lookupStatuses,
	openClient,
	type ProviderDefinition,
	registry,
} from '../../../adapters/index.ts';
import { type Sandbox, SEEDED, startSandbox } from '../../../sandbox/index.mts';
import type { TwilioMessage } from '../../../sandbox/twilio/message.mts';
import { createUndiciTransport } from '../../../tools/undiciTransport.mts';
import { SkippingClock } from '../contract/subject.mts';

const { accountSid, authToken, phone } = SEEDED.twilio;
const definition = registry.twilio as ProviderDefinition<unknown>;
const sidOf = (nth: number) => `SM${String(nth).padStart(32, '0')}`;

describe('many statuses of one Twilio account', () => {
	let sandbox: Sandbox;
	const agent = new Agent();
	beforeAll(async () => {
		sandbox = await startSandbox({ messages: 0 });
		const now = sandbox.clock.now();
		sandbox.twilio.addAccount(accountSid, authToken).add(
			Array.from({ length: 12_000 }, (_, nth): TwilioMessage => {
				const at = now - nth * 1_000;
				return {
					sid: sidOf(nth),
					direction: 'outbound-api',
					from: phone,
					to: '+15558675310',
					body: 'x',
					createdAt: at,
					sentAt: at,
					progress: [{ at, value: { status: 'delivered', errorCode: null } }],
				};
			}),
		);
	});
	afterAll(async () => {
		await agent.destroy();
		await sandbox.close();
	});

	/** Looks these up, and says how many are delivered and by how many requests. */
	async function lookUp(sids: readonly string[]) {
		sandbox.twilio.clearRequests();
		const credential = { accountSid, authToken, baseUrl: sandbox.twilio.baseUrl };
		const client = openClient(definition, credential, {
			transport: createUndiciTransport(definition, credential, agent),
			clock: new SkippingClock(),
			signal: new AbortController().signal,
			timeoutMs: 30_000,
			deadlineAt: Infinity,
			concurrency: 8,
			addHint: () => {},
		});
		const queries = sids.map((messageId) => {
			return { messageId, locateBy: 'messageId', ownPhone: null } as const;
		});
		const answers = lookupStatuses(definition, client, queries, true);
		const records = await Promise.allSettled(answers.values());
		const delivered = records.filter(
			(record) => record.status === 'fulfilled' && record.value.message.status === 'delivered',
		).length;
		return { delivered, requests: sandbox.twilio.requests.length };
	}
	const range = (from: number, to: number) =>
		Array.from({ length: to - from }, (_, nth) => sidOf(from + nth));

	it('takes one request for 1,000 among the newest 1,000', async () => {
		expect(await lookUp(range(0, 1_000))).toEqual({ delivered: 1_000, requests: 1 });
	});

	it('reads further pages as long as they answer some, and no page for the last one', async () => {
		expect(await lookUp(range(500, 2_500))).toEqual({ delivered: 2_000, requests: 3 });
		expect(await lookUp(range(0, 1_001))).toEqual({ delivered: 1_001, requests: 2 });
	});

	it('ends with a page that answers none, and at ten', async () => {
		const gap = [...range(0, 10), ...range(3_000, 3_005)];
		expect(await lookUp(gap)).toEqual({ delivered: 15, requests: 2 + 5 });
		const sparse = Array.from({ length: 120 }, (_, nth) => sidOf(nth * 100));
		expect(await lookUp(sparse)).toEqual({ delivered: 120, requests: 10 + 20 });
	});

	it('takes no more than one request more than one by one, where none is among the newest', async () => {
		expect(await lookUp(range(9_000, 9_020))).toEqual({ delivered: 20, requests: 21 });
		expect(await lookUp([sidOf(0)])).toEqual({ delivered: 1, requests: 1 });
	});
});
