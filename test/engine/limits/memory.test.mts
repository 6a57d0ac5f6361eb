import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Fault } from '../../../sandbox/index.mts';
import { useSandbox } from '../setup/useSandbox.mts';

const run = promisify(execFile);
const MB = 1_024 * 1_024;
const script = join(__dirname, 'peakMemory.mts');

interface Peak {
	readonly peakBytes: number;
	readonly message?: string;
	readonly description?: string;
}

describe('An answer of 100 MB', () => {
	const sandbox = useSandbox();
	const peakOf = async (fault: Fault): Promise<Peak> => {
		sandbox().wamm.faults.clear();
		sandbox().wamm.faults.add({ fault });
		const { JEST_WORKER_ID: _worker, NODE_OPTIONS: _options, ...env } = process.env;
		const node = ['--import', 'tsx', script, sandbox().wamm.baseUrl];
		const { stdout } = await run(process.execPath, node, { env, cwd: join(__dirname, '../../..') });
		return JSON.parse(stdout) as Peak;
	};

	it('adds less than 64 MB to the process, and ends in words that say so', async () => {
		const small = await peakOf({ kind: 'json', value: { err: 'msgs not be' } });
		const huge = await peakOf({ kind: 'hugeBody', bytes: 100 * MB });
		expect(small.message).toBeUndefined();
		expect(huge).toMatchObject({
			message: 'WAMM.chat sent more than 32 MB in one answer, which was not read further.',
			description: expect.stringContaining('check that the Base URL'),
		});
		expect((huge.peakBytes - small.peakBytes) / MB).toBeLessThan(64);
	});
});
