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
import { Verdict } from './assertSchedule.mts';
import { Witness } from './oracle.mts';
import { type Held, type PollQuery, seeingOf, STAGES, World } from './fakeProvider.mts';

export const OVERDUE_MS = 900_000;
const CHATS_AGAIN_MS = 600_000;
/** Statuses change of the last so many messages. */
const RECENT = 8;

/** Plays a schedule through the step, judging every tick. Returns how many arrivals it judged, and could not. */
export class Performance {
	readonly verdict = new Verdict();
	readonly #world: World;
	readonly #schedule: Schedule;
	#kinds: readonly EventKind[];
	#state: PollState | null = null;
	#witness: Witness;
	#saved: { state: PollState | null; witness: Witness };
	/** n8n saves the state at an activation, and with what is put out. */
	#isActivating = true;

	constructor(schedule: Schedule) {
		const { options, memory, kinds, before } = schedule;
		const kept = Math.min(memory.perScope, Math.floor(memory.inAll / memory.scopes));
		this.#schedule = schedule;
		this.#world = new World(options);
		this.#kinds = kinds;
		this.#witness = new Witness(options.shape, kept, memory.scopes);
		before.forEach((arrival) => this.#world.arrive(arrival));
		this.#world.now += 1_000;
		this.#saved = { state: null, witness: this.#witness.copy() };
	}

	play(): void {
		if (this.#schedule.isLateStart) this.#beginLate();
		else this.#poll(1, []);
		for (const happening of this.#schedule.happenings) this.#happen(happening);
	}

	#happen(happening: Happening): void {
		const world = this.#world;
		switch (happening.is) {
			case 'arrival':
				happening.arrivals.forEach((arrival) => world.arrive(arrival));
				break;
			case 'passing':
				world.now += happening.seconds * 1_000;
				break;
			case 'deletion': {
				const scopes = world.scopes();
				const list = world.list(scopes[happening.pick % scopes.length] ?? '');
				const end = happening.from + happening.count;
				list.slice(happening.from, end).forEach((held) => (held.isDeleted = true));
				break;
			}
			case 'status': {
				const held = world.held.at(-1 - (happening.pick % RECENT));
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
		this.#witness = this.#saved.witness.copy();
		this.#isActivating = true;
	}

	#beginLate(): void {
		const now = toIso(this.#world.now);
		this.#state = beginAt(now, 'acme');
		this.#witness.begin(now, this.#world.held.length);
		this.#save();
	}

	#save(): void {
		this.#saved = { state: this.#state, witness: this.#witness.copy() };
		this.#isActivating = false;
	}

	/** The scopes that a look has in it. */
	#looked(): string[] {
		const world = this.#world;
		const { shape } = world.options;
		const scopes = world.scopes();
		if (shape === 'directions') {
			const isOutbound = this.#kinds.some((kind) => kind !== 'messageReceived');
			return scopes.filter((scope) =>
				scope === 'inbound' ? this.#kinds.includes('messageReceived') : isOutbound,
			);
		}
		if (shape === 'number') return scopes;
		const from = this.#state === null ? Infinity : Date.parse(this.#state.until) - CHATS_AGAIN_MS;
		return scopes.filter((scope, index) => index === 0 || world.activity(scope) >= from);
	}

	#poll(
		pages: number,
		between: Happening & { is: 'poll' } extends { between: infer B } ? B : never,
	) {
		const world = this.#world;
		const { shape } = world.options;
		const count = world.held.length;
		const read = shape === 'number' && this.#state !== null ? pages : 1;
		const looks = this.#looked().map((scope) => world.window(scope, read, between));
		const now = world.now;
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
		this.#judge(looks, events, gaps);
		this.#state = pollStateSchema.parse(JSON.parse(JSON.stringify(state)));
		if (this.#witness.begunAt === null) this.#witness.begin(until, count);
		looks.toReversed().forEach((look) => this.#witness.note(look, this.#seen, count));
		this.#witness.settle();
		if (events.length > 0 || this.#isActivating) this.#save();
	}

	get #statuses(): Status[] {
		return this.#schedule.stages.flatMap((stage) => STAGES[stage] ?? []);
	}

	readonly #seen = {
		rank: (held: Held) =>
			held.isOutbound && this.#world.options.shape === 'directions' ? held.stage : -1,
		stamp: (held: Held) => this.#world.stamp(held),
	};

	#judge(looks: readonly PollQuery[], events: readonly PollEvent[], gaps: number): void {
		const about = {
			witness: this.#witness,
			kinds: this.#kinds,
			stages: this.#schedule.stages,
			seen: this.#seen,
			options: this.#world.options,
			now: this.#world.now,
			overdueMs: OVERDUE_MS,
		};
		this.verdict.pass(looks, events, gaps, about);
	}
}
