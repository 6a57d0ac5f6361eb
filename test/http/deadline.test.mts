import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { deadlineOf } from '../../adapters/http/deadline.ts';
import { openAcme } from './acme.mts';
import { failureOf } from './failureOf.mts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
/** Well before the deadlines of these tests; what a turn creates can't be collected within that turn. */
async function collectTwice(): Promise<void> {
	for (let times = 0; times < 2; times += 1) {
		await setImmediate();
		collectGarbage();
	}
}

const cancelled = new Error('cancelled');
const reasonOf = async (signal: AbortSignal) =>
	await new Promise<unknown>((resolve) => {
		signal.addEventListener('abort', () => resolve(signal.reason), { once: true });
	});

describe('deadlineOf', () => {
	it('aborts with a TimeoutError when the time is up', async () => {
		const { signal } = new AbortController();
		expect(await reasonOf(deadlineOf(signal, 10))).toMatchObject({ name: 'TimeoutError' });
		expect(signal.aborted).toBe(false);
	});

	it('aborts at once with the signal’s own reason', async () => {
		const controller = new AbortController();
		const aborted = reasonOf(deadlineOf(controller.signal, 60_000));
		controller.abort(cancelled);
		expect(await aborted).toBe(cancelled);
		expect(deadlineOf(controller.signal, 60_000).aborted).toBe(true);
	});

	it('holds when garbage is collected meanwhile', async () => {
		const { signal } = new AbortController();
		let aborted = 0;
		for (let times = 0; times < 50; times += 1) {
			deadlineOf(signal, 400).addEventListener('abort', () => (aborted += 1), { once: true });
		}
		await collectTwice();
		await sleep(500);
		expect(aborted).toBe(50);
	});
});

describe('a request whose answer never comes', () => {
	it('times out when garbage is collected meanwhile, whatever the transport makes of the signal', async () => {
		const { ask } = openAcme(
			async ({ timeoutMs }, _nth, signal) => {
				const own = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
				return await new Promise((_, reject) => {
					own.addEventListener('abort', () => reject(own.reason as Error), { once: true });
				});
			},
			{ timeoutMs: 400 },
		);
		let failure: unknown;
		const settled = failureOf(ask()).then((reason) => (failure = reason));
		await collectTwice();
		await sleep(500);
		expect(failure).toMatchObject({ category: 'timeout' });
		await settled;
	});
});
