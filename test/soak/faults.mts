import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, ProviderId, Sandbox } from '../../sandbox/index.mts';

const FAULTY_MS = 8_000;
const FINE_MS = 22_000;

const FAULTS: readonly Fault[] = [
	{ kind: 'status', code: 503 },
	{ kind: 'latency', ms: 3_000 },
	{ kind: 'reset' },
	{ kind: 'status', code: 429, headers: { 'retry-after': '5' } },
	{ kind: 'truncate' },
	{ kind: 'html', code: 502 },
	{ kind: 'resetBody' },
	{ kind: 'empty' },
];

/** Lets each provider have one fault after the other, with time between them, until the signal; then all is well. */
export async function comeAndGo(
	sandbox: Sandbox,
	providers: readonly ProviderId[],
	signal: AbortSignal,
): Promise<void> {
	const pause = async (ms: number) => await sleep(ms, undefined, { signal }).catch(() => undefined);
	for (let round = 0; !signal.aborted; round += 1) {
		await pause(FINE_MS);
		providers.forEach((provider, nth) => {
			const fault = FAULTS[(round + nth) % FAULTS.length];
			if (fault && !signal.aborted) sandbox[provider].faults.add({ fault });
		});
		await pause(FAULTY_MS);
		for (const provider of providers) sandbox[provider].faults.clear();
	}
}
