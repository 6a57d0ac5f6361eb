import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Job, Measured, ServerReady, ServerSetup, ServerStats } from './protocol.mts';

/** The next message of a process; throws when it ends instead. */
async function answerOf<T>(child: ChildProcess, what: string): Promise<T> {
	const ended = new AbortController();
	const { signal } = ended;
	try {
		return await Promise.race([
			once(child, 'message', { signal }).then(([message]) => message as T),
			once(child, 'exit', { signal }).then(([code]) => {
				throw new Error(`The ${what} ended with ${code}`);
			}),
		]);
	} finally {
		ended.abort();
	}
}

/** The sandbox's process. */
export interface Server {
	readonly ready: ServerReady;
	setUp(setup: ServerSetup): Promise<void>;
	stats(): Promise<ServerStats>;
	stop(): void;
}

/** Base URLs whose ways are that much longer, by a proxy each. */
async function delayed(baseUrls: ServerReady['baseUrls'], rttMs: number, started: ChildProcess[]) {
	const entries = Object.entries(baseUrls).map(async ([id, baseUrl]) => {
		const url = new URL(baseUrl);
		const proxy = fork(join(import.meta.dirname, 'server', 'delay.mts'), [url.port, String(rttMs)]);
		started.push(proxy);
		url.port = String(await answerOf<number>(proxy, 'proxy'));
		return [id, url.href.replace(/\/$/, '')];
	});
	return Object.fromEntries(await Promise.all(entries)) as ServerReady['baseUrls'];
}

/** Starts the sandbox in a process of its own; with `rttMs` behind proxies that delay. */
export async function startServer(protocol: 'http' | 'https', rttMs: number): Promise<Server> {
	const child = fork(join(import.meta.dirname, 'server', 'main.mts'), [protocol]);
	const started = [child];
	const ready = await answerOf<ServerReady>(child, 'sandbox');
	const baseUrls = rttMs > 0 ? await delayed(ready.baseUrls, rttMs, started) : ready.baseUrls;
	return {
		ready: { ...ready, baseUrls },
		async setUp(setup) {
			child.send(setup);
			await answerOf(child, 'sandbox');
		},
		async stats() {
			child.send('stats');
			return await answerOf<ServerStats>(child, 'sandbox');
		},
		stop: () => started.forEach((process) => process.disconnect()),
	};
}

/** What one run took, and what the sandbox saw of it. */
export type Run = Measured & ServerStats;

/** Runs a job once in a fresh process, warmed up. */
export async function runJob(server: Server, job: Job, setup: ServerSetup): Promise<Run> {
	const child = fork(join(import.meta.dirname, 'subjects', 'main.mts'), {
		execArgv: [...process.execArgv, '--expose-gc'],
	});
	await server.setUp({ latencyMs: 0, throttleBeyond: null });
	child.send(job);
	await answerOf(child, 'measured process');
	await server.setUp(setup);
	child.send('go');
	const measured = await answerOf<Measured>(child, 'measured process');
	return { ...measured, ...(await server.stats()) };
}

/** Runs a script that prints one line of JSON, in a fresh process. */
export async function runScript<T>(file: string, args: readonly string[]): Promise<T> {
	const child = fork(join(import.meta.dirname, 'subjects', file), args, {
		execArgv: [...process.execArgv, '--expose-gc'],
	});
	return await answerOf<T>(child, file);
}
