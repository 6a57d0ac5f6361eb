import { backoffMs } from './backoff';
import type { Clock } from './clock';
import type { ProviderError } from './providerError';

export interface Gate {
	/** Waits for a turn; throws the failure that stopped the account. */
	enter(): Promise<void>;
	/** Gives the turn back after an answer that was neither a stop nor "slow down". */
	leave(): void;
	/** Gives the turn back and keeps everybody out for a while. */
	leaveClosed(failure: ProviderError): void;
	/** Ends the account's requests: whoever waits or comes later gets this failure. */
	stop(failure: ProviderError): void;
}

const FIRST_SPACING_MS = 50;
const MOST_SPACING_MS = 5_000;

interface Waiting {
	readonly admit: () => void;
	readonly refuse: (reason: unknown) => void;
}

/**
 * The one door through which an account's requests of one execution go. At most `concurrency` are inside; a
 * provider that says "slow down" closes it for Retry-After or a backoff, then it reopens for one at a time and
 * widens with each good answer. Without a rate of the user's (`spacingMs` 0) requests go freely until the first
 * 429, from then on spaced, twice as wide after each further one.
 */
export function createGate(concurrency: number, spacingMs: number, clock: Clock): Gate {
	const queue: Waiting[] = [];
	let width = concurrency;
	let inside = 0;
	let opensAt = 0;
	let nextTurnAt = 0;
	let spacing = spacingMs;
	let closures = 0;
	let stopped: ProviderError | null = null;
	let isAdmitting = false;

	function refuseAll(reason: unknown): void {
		for (const waiting of queue.splice(0)) waiting.refuse(reason);
	}

	async function admitNext(): Promise<void> {
		if (isAdmitting) return;
		isAdmitting = true;
		try {
			while (queue.length > 0 && inside < width) {
				const waitMs = Math.max(opensAt, nextTurnAt) - clock.now();
				if (waitMs > 0) {
					await clock.sleep(waitMs);
					continue;
				}
				inside += 1;
				nextTurnAt = clock.now() + spacing;
				queue.shift()?.admit();
			}
		} catch (cancelled) {
			refuseAll(cancelled);
		} finally {
			isAdmitting = false;
		}
	}

	return {
		async enter() {
			if (stopped) throw stopped;
			await new Promise<void>((admit, refuse) => {
				queue.push({ admit, refuse });
				void admitNext();
			});
		},
		leave() {
			inside -= 1;
			closures = 0;
			width = Math.min(concurrency, width + 1);
			void admitNext();
		},
		leaveClosed(failure) {
			inside -= 1;
			const isFirstToSay = clock.now() >= opensAt;
			if (failure.category === 'rateLimit' && spacingMs === 0 && isFirstToSay) {
				spacing = Math.min(MOST_SPACING_MS, Math.max(FIRST_SPACING_MS, spacing * 2));
			}
			const waitMs = failure.retryAfterMs ?? (isFirstToSay ? backoffMs(closures, clock.random) : 0);
			if (isFirstToSay) closures += 1;
			opensAt = Math.max(opensAt, clock.now() + waitMs);
			width = 1;
			void admitNext();
		},
		stop(failure) {
			stopped ??= failure;
			inside -= 1;
			refuseAll(stopped);
		},
	};
}
