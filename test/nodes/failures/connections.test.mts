import { registry } from '../../../adapters/index.ts';
import type { Fault, FaultRule } from '../../../sandbox/index.mts';
import { rowsOf } from '../../support/sandbox/ask.mts';
import { exampleProvider, PROVIDERS } from '../../support/sandbox/providers.mts';
import { oneMessage, oneRequest, troubleOf } from '../../support/sandbox/troubles.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const EXAMPLE = exampleProvider();

/** Attempts are a second or more apart, so what all providers have in common is tried with one. */
describe('A connection', () => {
	const sandbox = useSandbox();

	it('is given up after three more attempts when it is reset every time', async () => {
		const rule: FaultRule = { fault: { kind: 'reset' } };
		expect(await troubleOf(sandbox(), oneRequest(EXAMPLE), rule)).toEqual({
			error: `${registry[EXAMPLE].label} can’t be reached: the connection was refused or broke off.`,
			message:
				'Check that the server is running and that n8n can reach it at the Base URL of the credential.',
			details: {
				category: 'network',
				retryable: true,
				provider: EXAMPLE,
				httpStatus: null,
				providerCode: 'ECONNRESET',
			},
			requests: 4,
		});
	});

	it.each<Fault>([
		{ kind: 'slowHeaders', ms: 50 },
		{ kind: 'latency', ms: 3_000 },
	])('ends at the timeout when it has %j', async (fault) => {
		const impatient = { ...oneRequest(EXAMPLE), options: { timeoutSeconds: 1 } };
		const trouble = await troubleOf(sandbox(), impatient, { fault });
		expect(trouble).toMatchObject({ details: { category: 'timeout' }, requests: 1 });
	});
});

describe.each(PROVIDERS)('A connection to %s', (provider) => {
	const sandbox = useSandbox();

	it.each<Fault>([{ kind: 'reset' }, { kind: 'resetBody' }])(
		'is tried again by itself when it ends with %j, and then answers',
		async (fault) => {
			sandbox()[provider].faults.add({ times: 1, fault });
			expect(await rowsOf(sandbox(), oneMessage(provider))).toHaveLength(1);
		},
	);

	it('ends at the timeout, and is not tried again, when the body does not end', async () => {
		const impatient = { ...oneRequest(provider), options: { timeoutSeconds: 1 } };
		const rule: FaultRule = { fault: { kind: 'slowBody', ms: 50 } };
		const started = Date.now();
		const trouble = await troubleOf(sandbox(), impatient, rule);
		expect(Date.now() - started).toBeLessThan(10_000);
		expect(trouble).toEqual({
			error: expect.stringMatching(/ did not finish its answer in time\.$/),
			message:
				'Run the workflow again later, or raise Timeout (Seconds) where the node’s options have it.',
			details: {
				category: 'timeout',
				retryable: true,
				provider,
				httpStatus: null,
				providerCode: null,
			},
			requests: 1,
		});
	});

	it('ends at 16 MB, and is not tried again, when the answer has 100', async () => {
		const rule: FaultRule = { fault: { kind: 'hugeBody', bytes: 100_000_000 } };
		expect(await troubleOf(sandbox(), oneRequest(provider), rule)).toEqual({
			error: expect.stringMatching(
				/ sent more than 16 MB in one answer, which was not read further\.$/,
			),
			message:
				'Lower Limit. If that does not help, check that the Base URL of the credential points to the API.',
			details: {
				category: 'invalidResponse',
				retryable: false,
				provider,
				httpStatus: null,
				providerCode: null,
			},
			requests: 1,
		});
	});

	it('takes an answer that has fewer than 16 MB', async () => {
		const mutate = (answer: unknown) => ({ ...(answer as object), padding: 'x'.repeat(15e6) });
		sandbox()[provider].faults.add({ times: 1, fault: { kind: 'mutate', mutate } });
		expect(await rowsOf(sandbox(), oneMessage(provider))).toHaveLength(1);
	});
});

describe.each(PROVIDERS)('The Base URL of %s', (provider) => {
	const sandbox = useSandbox();
	const troubleAt = async (baseUrl: string) => {
		const question = { ...oneRequest(provider), credential: { baseUrl } };
		return await troubleOf(sandbox(), question, { times: 1, fault: { kind: 'latency', ms: 0 } });
	};

	it('is doubted when its host name is unknown', async () => {
		expect(await troubleAt('https://whatsapp.invalid')).toMatchObject({
			error: expect.stringMatching(/ can’t be reached: its host name is unknown\.$/),
			message: 'Check the spelling of the Base URL in the credential.',
			details: { category: 'network', providerCode: 'ENOTFOUND' },
		});
	});

	it('is doubted when it has https:// and the server has not', async () => {
		expect(await troubleAt(sandbox()[provider].baseUrl.replace('http', 'https'))).toMatchObject({
			error: expect.stringContaining('can’t be reached over HTTPS'),
			message: expect.stringContaining('let the Base URL start with http://'),
			details: { category: 'network', providerCode: 'EPROTO' },
		});
	});
});
