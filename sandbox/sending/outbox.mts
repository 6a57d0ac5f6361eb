import type { Clock } from '../clock.mts';
import { type Course, courseOf, DEFAULT_PACE, fateOf, type Pace, type Step } from './course.mts';

/** A message that a provider has taken, whatever it answered. */
export interface TakenMessage {
	/** As it is listed and looked up by; null where the provider doesn't tell. */
	readonly id: string | null;
	/** Digits of the phone, or the chat ID where the contact is known by that. */
	readonly contact: string;
	readonly text: string | null;
	readonly mediaUrl: string | null;
	/** When it was taken, by the sandbox's clock. */
	readonly at: number;
}

/** What one provider has taken, in that order, for tests to count; and how fast it goes on its way. */
export class Outbox {
	/** Live: grows with every message. */
	readonly messages: TakenMessage[] = [];
	/** Holds for what is sent from now on. */
	pace: Pace = DEFAULT_PACE;
	/** When the last message of each queue begins. */
	readonly #lastBegun = new Map<object, number>();

	constructor(private readonly clock: Clock) {}

	/**
	 * Takes a message, and returns its course.
	 *
	 * @param queue whose messages it waits for, and how long after the last one, where the provider queues.
	 */
	take(message: Omit<TakenMessage, 'at'>, queue?: { of: object; apartMs?: number }): Course {
		const at = this.clock.now();
		this.messages.push({ ...message, at });
		const begunAt = queue ? this.#queue(at, queue.of, queue.apartMs ?? this.pace.apart) : at;
		return courseOf(fateOf(message.contact), at, begunAt, this.pace);
	}

	/** Tells each step that is still to come, when it comes. */
	follow([, ...steps]: Course, tell: (step: Step) => void): void {
		for (const { at, value } of steps) {
			if (at !== null) this.clock.at(at, () => tell(value));
		}
	}

	/** Forgets what was taken, and goes at the usual pace. */
	clear(): void {
		this.messages.length = 0;
		this.pace = DEFAULT_PACE;
		this.#lastBegun.clear();
	}

	#queue(at: number, queue: object, apartMs: number): number {
		const begunAt = Math.max(at, (this.#lastBegun.get(queue) ?? -Infinity) + apartMs);
		this.#lastBegun.set(queue, begunAt);
		return begunAt;
	}
}
