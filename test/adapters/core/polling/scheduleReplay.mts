import type { PollEvent } from '../../../../adapters/core/polling/events.ts';
import {
	beginAt,
	type PollState,
	pollStateSchema,
} from '../../../../adapters/core/polling/state.ts';
import { advance } from '../../../../adapters/core/polling/advance.ts';
import type { Status } from '../../../../adapters/core/statuses/status.ts';
import { toIso } from '../../../../adapters/core/time/time.ts';
import type { EventKind } from '../../../../adapters/core/webhooks/webhook.ts';
import type { Happening, Schedule } from './schedules.mts';
import { ScheduleAssertion } from './assertSchedule.mts';
import { Oracle } from './oracle.mts';
import { type Held, type PollQuery, seeingOf, STAGES, FakeProvider } from './fakeProvider.mts';

export const OVERDUE_MS = 900_000;
const CHATS_AGAIN_MS = 600_000;
/** Statuses change of the last so many messages. */
const RECENT = 8;

/** Plays a schedule through the step, and asserts what each poll tells. */
export class ScheduleReplay {
	readonly assertion = new ScheduleAssertion();
	readonly #provider: FakeProvider;
	readonly #schedule: Schedule;
	#kinds: readonly EventKind[];
	#state: PollState | null = null;
	#oracle: Oracle;
	#saved: { state: PollState | null; oracle: Oracle };
	/** n8n saves the state at an activation, and with what is put out. */
	#isActivating = true;

	constructor(schedule: Schedule) {
		const { options, memory, kinds, before } = schedule;
		const kept = Math.min(memory.perScope, Math.floor(memory.inAll / memory.scopes));
		this.#schedule = schedule;
		this.#provider = new FakeProvider(options);
		this.#kinds = kinds;
		this.#oracle = new Oracle(options.shape, kept, memory.scopes);
		before.forEach((arrival) => this.#provider.arrive(arrival));
		this.#provider.now += 1_000;
		this.#saved = { state: null, oracle: this.#oracle.copy() };
	}

	run(): void {
		if (this.#schedule.isLateStart) this.#beginLate();
		else this.#poll(1, []);
		for (const happening of this.#schedule.happenings) this.#happen(happening);
	}

	#happen(happening: Happening): void {
		const provider = this.#provider;
		switch (happening.is) {
			case 'arrival':
				happening.arrivals.forEach((arrival) => provider.arrive(arrival));
				break;
			case 'passing':
				provider.now += happening.seconds * 1_000;
				break;
			case 'deletion': {
				const scopes = provider.scopes();
				const list = provider.list(scopes[happening.pick % scopes.length] ?? '');
				const end = happening.from + happening.count;
				list.slice(happening.from, end).forEach((held) => (held.isDeleted = true));
				break;
			}
			case 'status': {
				const held = provider.held.at(-1 - (happening.pick % RECENT));
				if (held) held.stage = happening.stage;
				break;
			}
			case 'poll':
				this.#poll(happening.pages, happening.between);
				break;
			case 'failedPoll':
				break;
			case 'restart':
				this.#restart();
				break;
			case 'choice':
				this.#restart();
				this.#kinds = happening.kinds;
		}
	}

	#restart(): void {
		this.#state = this.#saved.state;
		this.#oracle = this.#saved.oracle.copy();
		this.#isActivating = true;
	}

	#beginLate(): void {
		const now = toIso(this.#provider.now);
		this.#state = beginAt(now, 'acme');
		this.#oracle.begin(now, this.#provider.held.length);
		this.#save();
	}

	#save(): void {
		this.#saved = { state: this.#state, oracle: this.#oracle.copy() };
		this.#isActivating = false;
	}

	/** The scopes that a look has in it. */
	#looked(): string[] {
		const provider = this.#provider;
		const { shape } = provider.options;
		const scopes = provider.scopes();
		if (shape === 'directions') {
			const isOutbound = this.#kinds.some((kind) => kind !== 'messageReceived');
			return scopes.filter((scope) =>
				scope === 'inbound' ? this.#kinds.includes('messageReceived') : isOutbound,
			);
		}
		if (shape === 'number') return scopes;
		const from = this.#state === null ? Infinity : Date.parse(this.#state.until) - CHATS_AGAIN_MS;
		return scopes.filter((scope, index) => index === 0 || provider.activity(scope) >= from);
	}

	#poll(
		pages: number,
		between: Happening & { is: 'poll' } extends { between: infer B } ? B : never,
	) {
		const provider = this.#provider;
		const { shape } = provider.options;
		const count = provider.held.length;
		const read = shape === 'number' && this.#state !== null ? pages : 1;
		const looks = this.#looked().map((scope) => provider.window(scope, read, between));
		const now = provider.now;
		const rules = { kinds: this.#kinds, statuses: this.#statuses, overdueMs: OVERDUE_MS, now };
		const seeing = seeingOf(looks, shape, this.#state?.until ?? '');
		const until = seeing.until || toIso(now);
		const { state, events, gaps } = advance(
			this.#state,
			{ ...seeing, until },
			rules,
			'acme',
			this.#schedule.memory,
		);
		this.#assertPoll(looks, events, gaps);
		this.#state = pollStateSchema.parse(JSON.parse(JSON.stringify(state)));
		if (this.#oracle.begunAt === null) this.#oracle.begin(until, count);
		looks.toReversed().forEach((look) => this.#oracle.note(look, this.#seen, count));
		this.#oracle.settle();
		if (events.length > 0 || this.#isActivating) this.#save();
	}

	get #statuses(): Status[] {
		return this.#schedule.stages.flatMap((stage) => STAGES[stage] ?? []);
	}

	readonly #seen = {
		rank: (held: Held) =>
			held.isOutbound && this.#provider.options.shape === 'directions' ? held.stage : -1,
		stamp: (held: Held) => this.#provider.stamp(held),
	};

	#assertPoll(looks: readonly PollQuery[], events: readonly PollEvent[], gaps: number): void {
		const about = {
			oracle: this.#oracle,
			kinds: this.#kinds,
			stages: this.#schedule.stages,
			seen: this.#seen,
			options: this.#provider.options,
			now: this.#provider.now,
			overdueMs: OVERDUE_MS,
		};
		this.assertion.pass(looks, events, gaps, about);
	}
}
