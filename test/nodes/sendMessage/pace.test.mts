import type { IExecuteFunctions } from 'n8n-workflow';
import { phoneContact, type ProviderDefinition, registry } from '../../../adapters/index.ts';
import { providerOf } from '../../../sandbox/index.mts';
import { Ledger } from '../../../nodes/SendMessage/ledger.ts';
import { sendAll } from '../../../nodes/SendMessage/sendAll.ts';
import { SendOnce } from '../../../nodes/SendMessage/sendOnce.ts';
import type { SendRequest } from '../../../nodes/SendMessage/sendRequest.ts';
import { openScripted } from '../../adapters/contract/scripted.mts';
import { answer, ScriptedTransport } from '../../adapters/http/scriptedTransport.mts';
import { VirtualClock } from '../../adapters/http/virtualClock.mts';
import { SENDERS } from './sending.mts';

const PAUSE_MS = 1_000;

/** As much of n8n as the ledger asks for. */
const context = {
	getContext: () => ({}),
	evaluateExpression: () => 0,
	getNode: () => ({ id: 'node', type: 'sendMessage' }),
	getWorkflow: () => ({ id: 'workflow' }),
} as unknown as IExecuteFunctions;

describe.each(SENDERS)('sendAll on %s', (provider) => {
	const definition = registry[provider] as ProviderDefinition<unknown>;
	const { accountPhone: ownPhone = null, credential, samples, sending } = providerOf(provider);

	it.each([5, 400, 900])(
		'takes the pause for each of 1,000 messages, with answers after %i ms',
		async (latencyMs) => {
			const began: number[] = [];
			let clock = new VirtualClock();
			const transport = new ScriptedTransport(async ({ url, method }, nth) => {
				if (sending?.path.test(url)) began.push(clock.now());
				await clock.wait(latencyMs);
				return answer(samples.answerTo(url, nth, method));
			});
			const opened = openScripted(definition, credential, transport);
			clock = opened.context.clock as VirtualClock;
			const requests = Array.from({ length: 1_000 }, (_, index): SendRequest => ({
				index,
				definition,
				client: opened.context,
				message: {
					...{ ownPhone, contact: phoneContact(`+7916555${1_000 + index}`) },
					...{ text: String(index), mediaUrl: null },
					...{ delaySeconds: null, replyToMessageId: null },
				},
				...{ pauseMs: PAUSE_MS, onceKey: null, plan: null },
			}));
			const shared = {
				ledger: new Ledger(context),
				once: new SendOnce(context),
				byKey: new Map(),
			};
			const startedAt = clock.now();
			const results = await clock.settle(sendAll(requests, shared, true));
			expect(results.size).toBe(1_000);
			const late = began.map((at, index) => at - startedAt - index * PAUSE_MS);
			const [first = -1, second = -1] = late;
			// Some are asked first whether they are connected.
			const most = transport.requests.length > 1_000 ? latencyMs : 0;
			for (const ms of [first, second]) {
				expect(ms).toBeGreaterThanOrEqual(0);
				expect(ms).toBeLessThanOrEqual(most);
			}
			expect(new Set(late.slice(1))).toEqual(new Set([second]));
			expect(began).toHaveLength(1_000);
			expect(transport.maxInFlight).toBe(1);
			expect((clock.now() - startedAt) / (PAUSE_MS * 1_000)).toBeLessThanOrEqual(1.05);
		},
	);
});
