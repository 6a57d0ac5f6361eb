import { spawnSync } from 'node:child_process';

const INSIDE = 'BENCH_INSIDE_NAMESPACE';

function run(command: string, ...args: readonly string[]): boolean {
	return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/**
 * Runs this very command once more in a network namespace whose loopback takes that long for a round trip, and ends
 * with its exit code. Returns the reason where the machine doesn't allow it.
 */
export function rerunWithRoundTrip(rttMs: number): string | null {
	if (rttMs === 0 || process.env[INSIDE] === 'yes') return null;
	const name = `bench-${process.pid}`;
	const inside = ['netns', 'exec', name];
	const delay = ['tc', 'qdisc', 'add', 'dev', 'lo', 'root', 'netem', 'delay', `${rttMs / 2}ms`];
	if (!run('ip', 'netns', 'add', name)) return 'network namespaces need root and the command ip';
	try {
		if (!run('ip', ...inside, 'ip', 'link', 'set', 'lo', 'up')) return 'loopback did not come up';
		if (!run('ip', ...inside, ...delay)) return 'this kernel has no netem';
		const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
		const env = { ...process.env, [INSIDE]: 'yes' };
		const { status } = spawnSync('ip', [...inside, ...again], { stdio: 'inherit', env });
		process.exitCode = status ?? 1;
	} finally {
		run('ip', 'netns', 'del', name);
	}
	process.exit();
}
