import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../../adapters/index.ts';

interface Sleeper {
	readonly at: number;
	readonly wake: () => void;
}

/** More often than any test lets time pass. */
const MOST_AWOKEN = 100_000;

/** Time that passes only while everybody waits for it: hours of backoff in milliseconds of test. */
export class VirtualClock implements Clock {
	/** What `random()` gives. */
	chance = 0.5;
	/** How long was slept, in the order in which the sleeps began. */
	readonly slept: number[] = [];
	#now: number;
	#sleepers: Sleeper[] = [];
	#awoken = 0;

	constructor(startMs = Date.UTC(2026, 5, 1, 12)) {
		this.#now = startMs;
	}

	now(): number {
		return this.#now;
	}

	random(): number {
		return this.chance;
	}

	async sleep(ms: number): Promise<void> {
		this.slept.push(ms);
		await this.wait(ms);
	}

	/** As `sleep`, but for what is outside: a slow answer isn't a sleep of the code under test. */
	async wait(ms: number): Promise<void> {
		await new Promise<void>((wake) => this.#sleepers.push({ at: this.#now + ms, wake }));
	}

	/** Lets time pass until the work is settled; throws when it waits for something else than time. */
	async settle<T>(work: Promise<T>): Promise<T> {
		let isSettled = false;
		const settled = () => {
			isSettled = true;
		};
		work.then(settled, settled);
		for (;;) {
			await setImmediate();
			if (isSettled) return await work;
			if (this.#sleepers.length === 0) throw new Error('it waits, but not for time');
			this.#wakeNext();
		}
	}

	/** Lets everything happen that happens within this time. */
	async pass(ms: number): Promise<void> {
		const end = this.#now + ms;
		for (;;) {
			await setImmediate();
			if (!this.#sleepers.some(({ at }) => at <= end)) break;
			this.#wakeNext();
		}
		this.#now = end;
	}

	#wakeNext(): void {
		this.#awoken += 1;
		if (this.#awoken > MOST_AWOKEN) throw new Error('it waits again and again, without end');
		const at = Math.min(...this.#sleepers.map((sleeper) => sleeper.at));
		this.#now = Math.max(this.#now, at);
		const due = this.#sleepers.filter((sleeper) => sleeper.at <= this.#now);
		this.#sleepers = this.#sleepers.filter((sleeper) => sleeper.at > this.#now);
		for (const { wake } of due) wake();
	}
}
