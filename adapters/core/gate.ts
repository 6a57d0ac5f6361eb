import { backoffMs } from './backoff';
import type { Clock } from './clock';
import type { ProviderError } from './providerError';

export interface Gate {
	/** Waits for a turn, and gives its number; throws the failure that stopped the account, at once where no turn comes in time. */
	enter(): Promise<number>;
	/** Gives the turn back after an answer that was neither a stop nor "slow down". */
	leave(turn: number): void;
	/** Gives the turn back and keeps everybody out for a while. */
	leaveClosed(turn: number, failure: ProviderError): void;
	/** Ends the account's requests: whoever waits or comes later gets this failure. */
	stop(failure: ProviderError): void;
	/** Refuses whoever waits, for this reason. */
	dismiss(reason: unknown): void;
}

const FIRST_SPACING_MS = 50;
const MOST_SPACING_MS = 5_000;
const LEAST_SPACING_MS = 10;
/** So many good answers in a row ease the pace by a step. */
const EASED_AFTER = 50;

interface Waiting {
	readonly admit: (turn: number) => void;
	readonly refuse: (reason: unknown) => void;
}

/** When no turn is given any more, and the failure for those who were kept waiting by nothing but the pace. */
export interface Closing {
	readonly at: number;
	failure(): ProviderError;
}

/**
 * The one door through which an account's requests of one execution go. At most `concurrency` are inside; a
 * provider that says "slow down" closes it for Retry-After or a backoff, then it reopens for one at a time and
 * widens with each good answer, up to half of what was inside before. What was on its way when it closed neither
 * widens it nor counts as said again. Without a rate of the user's (`spacingMs` 0) requests go freely until the
 * first 429, from then on spaced, twice as wide after each further one. Every 50 good answers in a row halve the
 * spacing and let one more inside: additive increase, multiplicative decrease.
 */
export function createGate(
	concurrency: number,
	spacingMs: number,
	clock: Clock,
	closing: Closing,
): Gate {
	const queue: Waiting[] = [];
	let width = concurrency;
	/** What the width may grow to. */
	let widest = concurrency;
	let inside = 0;
	let opensAt = 0;
	/** What the provider said when it closed the gate. */
	let closedWith: ProviderError | null = null;
	let nextTurnAt = 0;
	let spacing = spacingMs;
	/** Closures so far: the number of the turns given since the last one. */
	let closures = 0;
	/** Those without a good answer between them. */
	let closuresInARow = 0;
	let goodInARow = 0;
	let stopped: ProviderError | null = null;
	let isAdmitting = false;

	function dismiss(reason: unknown): void {
		for (const waiting of queue.splice(0)) waiting.refuse(reason);
	}

	function ease(): void {
		widest = Math.min(concurrency, widest + 1);
		if (spacingMs === 0) spacing = spacing / 2 < LEAST_SPACING_MS ? 0 : spacing / 2;
	}

	async function admitNext(): Promise<void> {
		if (isAdmitting) return;
		isAdmitting = true;
		try {
			while (queue.length > 0 && inside < width) {
				const now = clock.now();
				const turnAt = Math.max(now, opensAt, nextTurnAt);
				if (turnAt >= closing.at) {
					dismiss((opensAt > now ? closedWith : null) ?? closing.failure());
					return;
				}
				const waitMs = turnAt - now;
				if (waitMs > 0) {
					await clock.sleep(waitMs);
					continue;
				}
				inside += 1;
				nextTurnAt = clock.now() + spacing;
				queue.shift()?.admit(closures);
			}
		} catch (cancelled) {
			dismiss(cancelled);
		} finally {
			isAdmitting = false;
		}
	}

	return {
		async enter() {
			if (stopped) throw stopped;
			return await new Promise<number>((admit, refuse) => {
				queue.push({ admit, refuse });
				void admitNext();
			});
		},
		leave(turn) {
			inside -= 1;
			if (turn === closures) {
				closuresInARow = 0;
				goodInARow += 1;
				if (goodInARow % EASED_AFTER === 0) ease();
				width = Math.min(widest, width + 1);
			}
			void admitNext();
		},
		leaveClosed(turn, failure) {
			const isFirstToSay = turn === closures;
			if (isFirstToSay) {
				widest = Math.max(1, Math.floor(Math.min(widest, inside) / 2));
				goodInARow = 0;
			}
			inside -= 1;
			if (failure.category === 'rateLimit' && spacingMs === 0 && isFirstToSay) {
				spacing = Math.min(MOST_SPACING_MS, Math.max(FIRST_SPACING_MS, spacing * 2));
			}
			const backoff = isFirstToSay ? backoffMs(closuresInARow, () => clock.random()) : 0;
			if (isFirstToSay) {
				closures += 1;
				closuresInARow += 1;
			}
			opensAt = Math.max(opensAt, clock.now() + (failure.retryAfterMs ?? backoff));
			closedWith = failure;
			width = 1;
			void admitNext();
		},
		stop(failure) {
			stopped ??= failure;
			inside -= 1;
			dismiss(stopped);
		},
		dismiss,
	};
}
