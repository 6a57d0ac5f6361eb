/** The measured process: warms up, waits for the word, does its job once and tells what that took. */
import type { Job, Measured } from '../protocol.mts';

const WARM_ROWS = 20;
const WARM_PAGES = 5;
const SAMPLED_EVERY_MS = 10;
const MB = 1_024 * 1_024;

async function runOf(job: Job) {
	if (job.subject === 'undici') return (await import('./rawUndici.mts')).createRawRun(job);
	return (await import('./engineNode.mts')).createEngineRun(job);
}

function warmJob(job: Job): Job {
	const { task } = job;
	return task.kind === 'list'
		? { ...job, task: { ...task, pages: Math.min(task.pages, WARM_PAGES) } }
		: { ...job, task: { ...task, rows: task.rows.slice(0, WARM_ROWS) } };
}

/** Rows that came with what was asked for. */
function isAnswered(row: Record<string, unknown>): boolean {
	if ('error' in row) return false;
	return row.err === undefined || row.err === 0;
}

async function measure(job: Job): Promise<Measured> {
	const run = await runOf(job);
	globalThis.gc?.();
	const before = process.memoryUsage();
	const cpu = process.cpuUsage();
	let peak = before.rss;
	const sampler = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage.rss());
	}, SAMPLED_EVERY_MS);
	const startedAt = performance.now();
	const outcome = await run();
	const wallMs = performance.now() - startedAt;
	const { user, system } = process.cpuUsage(cpu);
	peak = Math.max(peak, process.memoryUsage.rss());
	clearInterval(sampler);
	globalThis.gc?.();
	const after = process.memoryUsage();
	const answered = outcome.rows.filter(isAnswered).length;
	return {
		wallMs,
		cpuMs: (user + system) / 1_000,
		peakMb: (peak - before.rss) / MB,
		outputMb: (after.heapUsed + after.external - before.heapUsed - before.external) / MB,
		answered: outcome.held === undefined ? 0 : answered,
	};
}

process.on('message', (message: Job | 'go') => {
	void (message === 'go' ? go() : warmUp(message));
});

let job: Job | undefined;

async function warmUp(given: Job): Promise<void> {
	job = given;
	const run = await runOf(warmJob(given));
	await run();
	await run();
	process.send?.('warm');
}

async function go(): Promise<void> {
	if (!job) throw new Error('Nothing to do');
	process.send?.(await measure(job), () => process.exit());
}
