import type { IDataObject, WorkflowActivateMode } from 'n8n-workflow';
import { PollHost } from '../../support/engine/pollHost.mts';
import type { NodeCall } from '../../support/engine/preparedNode.mts';
import type { Life, Step } from './pollingLives.mts';
import { type Held, PolledServer, WORDS } from './pollingServer.mts';

const OVERDUE_MS = 30 * 60_000;
const FULL = 100;
const RECENT = 6;
/** What a provider of a shape is called in n8n, and what it can tell of. */
export interface Named {
	readonly provider: string;
	readonly credential: NonNullable<NodeCall['credentials']>[string];
	readonly events: string[];
}

let count = 0;

/** Plays one life of a published workflow and asserts what it tells; throws where a promise is broken. */
export class PlayedLife {
	readonly counted = { told: 0, repeated: 0, statuses: 0, overdue: 0, failures: 0, waits: 0 };
	readonly #server: PolledServer;
	#active: PollHost | null = null;
	#saved: IDataObject = {};
	/** Messages that were there at the beginning, and the last time of each chat then. */
	#oldest = 0;
	readonly #lastAtBeginning = new Map<number, number>();
	#begunLateAt = -Infinity;
	readonly #told = new Set<string>();
	/** What was told by looks whose state was lost. */
	readonly #mayRepeat = new Set<string>();
	readonly #firstShownAt = new Map<number, number>();
	readonly #highest = new Map<number, number>();
	readonly #node: NodeCall;

	constructor(
		private readonly life: Life,
		{ provider, credential, events }: Named,
		/** What `Date.now` gives. */
		private readonly clock: { now: number },
	) {
		this.#server = new PolledServer(life.shape);
		this.#node = {
			node: {
				id: `life ${(count += 1)}`,
				name: 'Poll',
				type: 'messagePollingTrigger',
				parameters: {
					provider,
					events,
					statuses: ['delivered', 'read'],
					overdueMinutes: OVERDUE_MS / 60_000,
					options: {},
				},
				credentials: { [credential.type]: 'account' },
			},
			credentials: { account: credential },
			mode: 'trigger',
		};
	}

	async play(): Promise<void> {
		const { before, steps, startsLate } = this.life;
		for (const step of before) this.#arrive(step);
		this.clock.now += 1_000;
		this.#oldest = this.#server.held.length;
		for (const { chat, sentAt } of this.#server.held) {
			this.#lastAtBeginning.set(chat, Math.max(this.#lastAtBeginning.get(chat) ?? 0, sentAt));
		}
		if (startsLate) this.#begunLateAt = this.clock.now;
		await this.#activate('activate', !startsLate);
		for (const step of steps) await this.#do(step);
		this.clock.now += 1_000;
		await this.#activate('init', true);
		await this.#tick();
	}

	async #do(step: Step): Promise<void> {
		const { held } = this.#server;
		this.clock.now += 1_000;
		switch (step.is) {
			case 'arrival':
				return this.#arrive(step);
			case 'passing':
				this.clock.now += step.seconds * 1_000;
				return;
			case 'status': {
				const message = held.at(-1 - (step.pick % RECENT));
				if (message) message.stage = step.stage;
				return;
			}
			case 'tick':
				return await this.#tick();
			case 'failedTick':
				return await this.#fail(step.trouble);
			case 'lostTick':
				await this.#tick(true);
				this.clock.now += 1_000;
				return await this.#activate('init', true);
			case 'activation':
				return await this.#activate(step.mode, step.isReady);
		}
	}

	#arrive({ chat, isOurs, late, many, isOdd }: Step & { readonly is: 'arrival' }): void {
		for (let nth = 0; nth < many; nth += 1) {
			if (nth % 3 === 0) this.clock.now += 1_000;
			const isLate = this.life.shape === 'directions' || !isOurs;
			const sentAt = this.clock.now - (isLate ? late * 1_000 : 0);
			this.#server.arrive({ chat, isOurs, sentAt, isOdd, stage: 0 });
		}
	}

	/** What n8n does at an activation: from what is saved; a throw would take the workflow offline. */
	async #activate(mode: WorkflowActivateMode, isReady: boolean): Promise<void> {
		this.#server.trouble = isReady ? null : 'timeout';
		const host = await PollHost.ofActivation({ ...this.#node, staticData: this.#saved }, mode);
		const items = await host.answeredBy(this.#server.answer).tick();
		this.#server.trouble = null;
		this.#active = host;
		this.#saved = host.staticData;
		if (isReady) this.#assertTold(items?.map(({ json }) => json) ?? []);
		else if (items !== null) throw new Error('told of what it could not see');
		else this.counted.waits += 1;
	}

	async #host(): Promise<PollHost> {
		if (!this.life.isDurable && this.#active) return this.#active;
		const call = { ...this.#node, staticData: this.#saved };
		return (await PollHost.ofScheduledTick(call)).answeredBy(this.#server.answer);
	}

	async #tick(isLost = false): Promise<void> {
		const host = await this.#host();
		const rows = (await host.tick())?.map(({ json }) => json) ?? [];
		if (rows.length > 0 && !isLost) this.#saved = host.staticData;
		this.#assertTold(rows, isLost);
	}

	/** An ordinary tick says that it failed, and nothing is lost by it. */
	async #fail(trouble: 'timeout' | 'html'): Promise<void> {
		this.#server.trouble = trouble;
		const host = await this.#host();
		const failed = await host.tick().then(
			() => false,
			() => true,
		);
		this.#server.trouble = null;
		if (!failed) throw new Error('a failure that does not show');
		this.counted.failures += 1;
	}

	#assertTold(rows: readonly IDataObject[], isLost = false): void {
		const keys = new Set<string>();
		for (const row of rows) {
			const nth = Number(String(row.text).replace('message ', ''));
			const held = this.#server.held[nth];
			if (!held) throw new Error('an event of no message');
			const status = row.event === 'statusChanged' ? row.status : '';
			const key = `${nth} ${row.event} ${status}`;
			keys.add(key);
			this.#tell(key, held, row);
			if (isLost) this.#mayRepeat.add(key);
		}
		for (const held of this.#server.held) this.#missing(held, keys);
	}

	#tell(key: string, held: Held, { event }: IDataObject): void {
		const { nth, isOurs, stage } = held;
		const isOld = nth < this.#oldest;
		const isRepeated = this.#told.has(key);
		if (isRepeated && !this.#mayRepeat.delete(key)) throw new Error(`told twice: ${key}`);
		this.#told.add(key);
		this.counted.told += 1;
		if (isRepeated) this.counted.repeated += 1;
		const isArrival = event === 'messageSent' || event === 'messageReceived';
		if (isArrival && (isOld || (event === 'messageSent') !== isOurs))
			throw new Error(`no news: ${key}`);
		if (event === 'statusChanged') this.counted.statuses += 1;
		if (event === 'statusOverdue') {
			this.counted.overdue += 1;
			const since = this.#firstShownAt.get(nth) ?? Infinity;
			const isWaiting = Math.max(stage, this.#highest.get(nth) ?? 0) < 2;
			if (isOld || !isWaiting || this.clock.now - since < OVERDUE_MS)
				throw new Error(`is not overdue: ${key}`);
		}
	}

	#missing(held: Held, keys: ReadonlySet<string>): void {
		const { nth, isOurs, stage } = held;
		const list = this.#listOf(held);
		const place = list.indexOf(held);
		if (place < 0) return;
		const arrival = `${nth} ${isOurs ? 'messageSent' : 'messageReceived'} `;
		const isDue = this.#isDue(held) && list.length < FULL;
		if (isDue && !this.#told.has(arrival)) throw new Error(`not told: ${arrival}`);
		if (this.life.shape === 'chats' || !isOurs) return;
		const before = this.#highest.get(nth);
		const word = { delivered: 'delivered', viewed: 'read' }[String(WORDS[stage])];
		const isKnown = before !== undefined && this.#begunLateAt === -Infinity;
		const isRisen = word !== undefined && stage > (before ?? -1) && (isKnown || isDue);
		const status = `${nth} statusChanged ${word}`;
		if (isRisen && list.length < FULL && !keys.has(status) && !this.#told.has(status))
			throw new Error(`not told: ${status}`);
		this.#highest.set(nth, Math.max(before ?? -1, stage));
		if (!this.#firstShownAt.has(nth)) this.#firstShownAt.set(nth, this.clock.now);
	}

	#listOf({ chat, isOurs }: Held): Held[] {
		const { shape } = this.life;
		return this.#server.list((each) =>
			shape === 'directions' ? each.isOurs === isOurs : each.chat === chat,
		);
	}

	/** Left open is what can't be told from a history that a phone loads later. */
	#isDue({ nth, chat, sentAt }: Held): boolean {
		if (nth < this.#oldest || sentAt <= this.#begunLateAt) return false;
		if (this.life.shape === 'directions') return true;
		const known = [...this.#lastAtBeginning.values()];
		const last = this.#lastAtBeginning.get(chat) ?? Math.max(0, ...known);
		return sentAt > last;
	}
}
