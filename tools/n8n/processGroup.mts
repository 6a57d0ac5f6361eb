import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

const isWindows = process.platform === 'win32';
/** n8n gives what it runs 30 s to end. */
const GRACE_MS = 35_000;

/** A command and everything it starts. */
export interface ProcessGroup {
	readonly pid: number;
	/** What it has said so far, on both streams. */
	output(): string;
	/** Settles when the command has ended, with its exit code; null when a signal ended it. */
	readonly ended: Promise<number | null>;
	/** Ends the group: asks, waits, and then insists. */
	stop(): Promise<void>;
	/** Ends the group at once, as a crash would. */
	kill(): void;
}

export interface GroupOptions {
	readonly cwd?: string;
	readonly env: NodeJS.ProcessEnv;
	readonly onLine?: (line: string) => void;
}

/** Starts a command in a process group of its own, which ends with this process at the latest. */
export function startGroup(
	command: string,
	args: readonly string[],
	{ cwd, env, onLine }: GroupOptions,
): ProcessGroup {
	const child = spawn(command, args, {
		cwd,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: !isWindows,
	});
	const { pid } = child;
	if (pid === undefined) throw new Error(`${command} could not be started`);
	const chunks: string[] = [];
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (chunk: string) => {
			chunks.push(chunk);
			if (onLine) chunk.split('\n').filter(Boolean).forEach(onLine);
		});
	}
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	const kill = () => signalGroup(child, pid, 'SIGKILL');
	process.once('exit', kill);
	void ended.then(() => process.off('exit', kill));
	return { pid, output: () => chunks.join(''), ended, kill, stop };

	async function stop(): Promise<void> {
		signalGroup(child, pid as number, 'SIGTERM');
		const timer = setTimeout(kill, GRACE_MS);
		await ended;
		clearTimeout(timer);
		kill();
	}
}

/** Signals the whole group; that it is gone already is fine. */
function signalGroup(child: ChildProcess, pid: number, signal: NodeJS.Signals): void {
	if (isWindows) {
		if (child.exitCode === null) spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
		return;
	}
	try {
		process.kill(-pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}
