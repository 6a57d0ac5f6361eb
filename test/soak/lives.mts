import { setTimeout as sleep } from 'node:timers/promises';
import type { Installed } from '../../tools/n8n/installed.mts';
import { type RunningN8n, startN8n } from '../../tools/n8n/startN8n.mts';
import { heapOf, INSPECTED } from '../e2e/triggers/heapOf.mts';

const MINUTE_MS = 60_000;
/** When the heap is measured first. */
const WARM_MINUTES = 2;

/** One life of n8n: from its start until it is stopped. */
export interface Life {
	/** When it was started, in epoch milliseconds. */
	readonly begunAt: number;
	/** Since it was ready. */
	readonly minutes: number;
	/** Bytes after a forced collection; null where it ended before that. */
	readonly warmHeap: number | null;
	readonly lastHeap: number;
}

/** An n8n that is stopped and started again on the same folder and port. */
export class Lives {
	readonly ended: Life[] = [];
	/** What n8n said in each of them. */
	readonly logs: string[] = [];
	#n8n: RunningN8n | null = null;
	#port: number | undefined;
	#begunAt = 0;
	#readyAt = 0;
	#warmHeap: number | null = null;
	#warming: NodeJS.Timeout | undefined;

	constructor(
		private readonly installed: Installed,
		private readonly userFolder: string,
	) {}

	/** When each life began, in epoch milliseconds. */
	get begun(): number[] {
		return [...this.ended.map(({ begunAt }) => begunAt), ...(this.#n8n ? [this.#begunAt] : [])];
	}

	async start(): Promise<RunningN8n> {
		const { installed, userFolder } = this;
		const env = { ...INSPECTED, N8N_LOG_LEVEL: 'warn' };
		this.#begunAt = Date.now();
		const n8n = await startN8n({ installed, userFolder, env, port: this.#port });
		this.#n8n = n8n;
		this.#readyAt = Date.now();
		this.#port = Number(new URL(n8n.url).port);
		this.#warmHeap = null;
		this.#warming = setTimeout(() => void this.#warm(n8n), WARM_MINUTES * MINUTE_MS);
		return n8n;
	}

	async #warm(n8n: RunningN8n): Promise<void> {
		this.#warmHeap = await heapOf(n8n.log());
	}

	/** Measures, and stops. */
	async end(): Promise<void> {
		const n8n = this.#n8n;
		if (!n8n) return;
		const minutes = (Date.now() - this.#readyAt) / MINUTE_MS;
		const lastHeap = await heapOf(n8n.log());
		await this.stop();
		this.ended.push({ begunAt: this.#begunAt, minutes, warmHeap: this.#warmHeap, lastHeap });
	}

	/** Stops n8n if it runs. */
	async stop(): Promise<void> {
		clearTimeout(this.#warming);
		const n8n = this.#n8n;
		this.#n8n = null;
		if (!n8n) return;
		await n8n.stop();
		this.logs.push(n8n.log());
	}

	/** Stops it, keeps it away for that long, and starts it again. */
	async restart(awayMs: number): Promise<void> {
		await this.end();
		await sleep(awayMs);
		await this.start();
	}
}
