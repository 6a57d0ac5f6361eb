import type { IExecuteFunctions } from 'n8n-workflow';
import { phoneContact, registry } from '../../../adapters/index.ts';
import { Ledger } from '../../../nodes/SendMessage/ledger.ts';
import { sendAll } from '../../../nodes/SendMessage/sendAll.ts';
import { SendOnce } from '../../../nodes/SendMessage/sendOnce.ts';
import type { SendRequest } from '../../../nodes/SendMessage/sendRequest.ts';
import { openScripted } from '../../adapters/contract/scripted.mts';
import { answer, ScriptedTransport } from '../../adapters/http/scriptedTransport.mts';
import { VirtualClock } from '../../adapters/http/virtualClock.mts';

const PAUSE_MS = 1_000;

/** As much of n8n as the ledger asks for. */
const context = {
	getContext: () => ({}),
	evaluateExpression: () => 0,
	getNode: () => ({ id: 'node', type: 'sendMessage' }),
	getWorkflow: () => ({ id: 'workflow' }),
} as unknown as IExecuteFunctions;

describe('sendAll', () => {
	it.each([5, 400, 900])(
		'takes the pause for each of 1,000 messages, with answers after %i ms',
		async (latencyMs) => {
			const began: number[] = [];
			let clock = new VirtualClock();
			const transport = new ScriptedTransport(async (_request, nth) => {
				began.push(clock.now());
				await clock.wait(latencyMs);
				return answer({ err: 0, msg_id: nth + 1 });
			});
			const opened = openScripted(registry.wamm, { token: 'T-1' }, transport);
			clock = opened.context.clock as VirtualClock;
			const requests = Array.from({ length: 1_000 }, (_, index): SendRequest => ({
				index,
				definition: registry.wamm,
				client: opened.context,
				message: {
					...{ ownPhone: null, contact: phoneContact(`+7916555${1_000 + index}`) },
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
			expect(began).toEqual(requests.map(({ index }) => startedAt + index * PAUSE_MS));
			expect(transport.maxInFlight).toBe(1);
			expect((clock.now() - startedAt) / (PAUSE_MS * 1_000)).toBeLessThanOrEqual(1.05);
		},
	);
});
