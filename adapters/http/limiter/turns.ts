import type { Clock } from '../../core/time/clock';
import type { ProviderError } from '../../core/providerError';
import type { Pause } from './pause';
import type { Spacing } from './spacing';
import type { Width } from './width';

export interface TurnRules {
	readonly clock: Clock;
	readonly width: Width;
	readonly spacing: Spacing;
	readonly pause: Pause;
	/** From here on nobody gets a turn. */
	readonly deadlineAt: number;
	/** What those get who would wait beyond the deadline for nothing but the pace. */
	readonly outOfTime: () => ProviderError;
}

interface QueuedRequest {
	readonly admit: (epoch: number) => void;
	readonly reject: (reason: unknown) => void;
}

/** The queue: gives turns in the order of asking, as soon as width, pause and spacing allow. */
export class Turns {
	readonly #queue: QueuedRequest[] = [];
	readonly #rules: TurnRules;
	#inFlight = 0;
	#isAdmitting = false;

	constructor(rules: TurnRules) {
		this.#rules = rules;
	}

	get inFlight(): number {
		return this.#inFlight;
	}

	/** Resolves to the width's epoch when the turn has come. It has to be released. */
	async take(): Promise<number> {
		return await new Promise<number>((admit, reject) => {
			this.#queue.push({ admit, reject });
			void this.#admit();
		});
	}

	release(): void {
		this.#inFlight -= 1;
		void this.#admit();
	}

	/** Nobody who waits gets a turn any more, for this reason. */
	rejectAll(reason: unknown): void {
		for (const { reject } of this.#queue.splice(0)) reject(reason);
	}

	async #admit(): Promise<void> {
		if (this.#isAdmitting) return;
		this.#isAdmitting = true;
		try {
			while (this.#queue.length > 0 && this.#inFlight < this.#rules.width.limit) {
				await this.#admitNext();
			}
		} catch (cancelled) {
			this.rejectAll(cancelled);
		} finally {
			this.#isAdmitting = false;
		}
	}

	/** Lets the first one in, or waits until it may; beyond the deadline nobody waits. */
	async #admitNext(): Promise<void> {
		const { clock, width, spacing, pause, deadlineAt, outOfTime } = this.#rules;
		const now = clock.now();
		const turnAt = Math.max(now, pause.endsAt, spacing.nextAt);
		if (turnAt >= deadlineAt) return this.rejectAll(pause.reason ?? outOfTime());
		if (turnAt > now) return await clock.sleep(turnAt - now);
		this.#inFlight += 1;
		spacing.recordStart(now);
		this.#queue.shift()?.admit(width.epoch);
	}
}
