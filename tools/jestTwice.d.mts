import type { SpawnOptions } from 'node:child_process';

/** See `jestTwice.mjs`: jest's flags, parts of the names of files, and how it is started; its exit code. */
export function jestTwice(
	name: string,
	options?: Pick<SpawnOptions, 'env' | 'stdio'> & {
		readonly workers?: number;
		readonly args?: readonly string[];
		readonly files?: readonly string[];
	},
): Promise<number>;
