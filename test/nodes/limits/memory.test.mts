import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Fault } from '../../../sandbox/index.mts';
import { credentialOf, exampleProvider } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const run = promisify(execFile);
const MB = 1_024 * 1_024;
const RUNS = 4;
const NOTHING: Fault = { kind: 'latency', ms: 0 };
const EXAMPLE = exampleProvider();
const script = join(__dirname, 'peakMemory.mts');

interface Peak {
	readonly peakBytes: number;
	readonly message?: string;
	readonly description?: string;
}

describe('An answer of 100 MB', () => {
	const sandbox = useSandbox();
	/** What a process takes that runs the node four times, the last time with this answer. */
	const peakOf = async (fault: Fault): Promise<Peak> => {
		const { faults } = sandbox()[EXAMPLE];
		faults.clear();
		faults.add({ times: RUNS - 1, fault: NOTHING });
		faults.add({ fault });
		const account = JSON.stringify(credentialOf(sandbox(), EXAMPLE));
		const { JEST_WORKER_ID: _worker, NODE_OPTIONS: _options, ...env } = process.env;
		const node = ['--expose-gc', '--import', 'tsx', script, EXAMPLE, account, String(RUNS)];
		const { stdout } = await run(process.execPath, node, { env, cwd: join(__dirname, '../../..') });
		return JSON.parse(stdout) as Peak;
	};

	it('adds less than 64 MB to the process, and ends in words that say so', async () => {
		const small = await peakOf(NOTHING);
		const huge = await peakOf({ kind: 'hugeBody', bytes: 100 * MB });
		expect(small.message).toBeUndefined();
		expect(huge).toMatchObject({
			message: expect.stringContaining(
				'sent more than 16 MB in one answer, which was not read further.',
			),
			description: expect.stringContaining('check that the Base URL'),
		});
		expect((huge.peakBytes - small.peakBytes) / MB).toBeLessThan(64);
	}, 120_000);
});
