import fc from 'fast-check';
import { captureLogs } from '../../support/engine/captureLogs.mts';
import { type Named, PlayedLife } from './pollingLife.mts';
import { lives } from './pollingLives.mts';
import type { Shape } from './pollingServer.mts';

/** `npm run test:long`: many more, other ones each time. */
const RUNS =
	process.env.LONG_RUN === '1' ? { numRuns: 100_000 } : { numRuns: 2_000, seed: 20_261_121 };

const PROVIDERS: Readonly<Record<Shape, Named>> = {
	directions: {
		provider: 'wamm',
		credential: { type: 'wammChatApi', data: { token: 'token', timezone: 'UTC' } },
		events: ['messageReceived', 'messageSent', 'statusChanged', 'statusOverdue'],
	},
	chats: {
		provider: 'whatsappApi',
		credential: { type: 'selfHostedWhatsAppApi', data: { baseUrl: 'http://127.0.0.1:1' } },
		events: ['messageReceived', 'messageSent'],
	},
};

/*
 * The built node in n8n-core's own contexts: one for an activation by each of n8n's modes and the ticks after it, or
 * a fresh one for each tick of the durable scheduler, with n8n's budgets; its state goes through JSON, and is saved
 * with an emission and at activations only. Bursts and late messages arrive, fields are odd, looks fail, n8n dies with
 * what it put out unsaved, workflows are published anew while the provider isn't ready.
 *
 * Each message is told of by the first look that succeeds, and so is each rise of its status: once, or again where
 * n8n died before it saved. What was there before is not told of. An activation never throws because the provider
 * isn't ready; an ordinary tick does.
 */
it('tells of everything, once where n8n saved, over lives of published workflows', async () => {
	const clock = { now: Date.UTC(2026, 5, 1, 12) };
	const logs = captureLogs();
	const now = jest.spyOn(Date, 'now').mockImplementation(() => clock.now);
	const all = { told: 0, repeated: 0, statuses: 0, overdue: 0, failures: 0, waits: 0 };
	try {
		const property = fc.asyncProperty(lives, async (life) => {
			logs.length = 0;
			const played = new PlayedLife(life, PROVIDERS[life.shape], clock);
			await played.play();
			for (const key of Object.keys(all) as Array<keyof typeof all>)
				all[key] += played.counted[key];
		});
		await fc.assert(property, RUNS);
	} finally {
		now.mockRestore();
	}
	expect(Math.min(...Object.values(all))).toBeGreaterThan(RUNS.numRuns / 20);
}, 7_200_000);
