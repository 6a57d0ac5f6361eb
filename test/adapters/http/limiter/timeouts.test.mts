import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Timeouts } from '../../../../adapters/http/limiter/timeouts.ts';
import { openAcme } from '../acme.mts';
import { failureOf } from '../failureOf.mts';
import { answer } from '../scriptedTransport.mts';

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

describe('Timeouts', () => {
	it('abort with a TimeoutError when the time is up', async () => {
		expect(await new Timeouts().run(10, reasonOf)).toMatchObject({ name: 'TimeoutError' });
	});

	it('end each request at its own time, whichever began first', async () => {
		const timeouts = new Timeouts();
		const ended: string[] = [];
		const run = async (name: string, ms: number) => {
			await timeouts.run(ms, reasonOf);
			ended.push(name);
		};
		const slow = run('slow', 120);
		const fast = run('fast', 20);
		await sleep(40);
		const late = run('late', 20);
		await Promise.all([slow, fast, late]);
		expect(ended).toEqual(['fast', 'late', 'slow']);
	});

	it('leave a request alone that ends in time, and those after it', async () => {
		const timeouts = new Timeouts();
		let aborted = 0;
		for (let times = 0; times < 5; times += 1) {
			await timeouts.run(60, async (signal) => {
				signal.addEventListener('abort', () => (aborted += 1));
				await sleep(20);
			});
		}
		await sleep(100);
		expect(aborted).toBe(0);
	});

	it('pass on what ends all of them', async () => {
		const timeouts = new Timeouts();
		const both = Promise.all([timeouts.run(60_000, reasonOf), timeouts.run(60_000, reasonOf)]);
		timeouts.abortAll(cancelled);
		expect(await both).toEqual([cancelled, cancelled]);
	});

	it('hold when garbage is collected meanwhile', async () => {
		const many = Array.from({ length: 50 }, () => new Timeouts().run(400, reasonOf));
		await collectTwice();
		expect(await Promise.all(many)).toHaveLength(50);
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

describe('requests that have ended', () => {
	it('keep no timer and no signal for the rest of their time', async () => {
		const { ask, transport } = openAcme(() => answer(), { timeoutMs: 600_000 });
		const heap = async () => {
			transport.requests.length = 0;
			await collectTwice();
			return process.memoryUsage().heapUsed;
		};
		const askMany = async (count: number) => {
			for (let times = 0; times < count; times += 1) await ask();
		};
		await askMany(500);
		const before = await heap();
		await askMany(5_000);
		expect((await heap()) - before).toBeLessThan(1_000_000);
	});
});
