import { providerOf } from '../../../sandbox/index.mts';
import { rowsOf } from '../../support/sandbox/ask.mts';
import { ACCEPTED, REFUSED } from '../../support/sandbox/baseUrls.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { inputDetails } from '../../support/sandbox/refusals.mts';
import { oneMessage, oneRequest, troubleAndStopOf } from '../../support/sandbox/troubles.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const HEALTHY = { kind: 'latency', ms: 0 } as const;

describe.each(PROVIDERS)('The Base URL of %s', (provider) => {
	const sandbox = useSandbox();
	const { exampleUrl, pastedPath } = providerOf(provider).expected;

	it.each([...ACCEPTED, ['with a pasted path', (url: string) => `${url}/${pastedPath}`] as const])(
		'works when it is written %s',
		async (_what, written) => {
			const credential = { baseUrl: written(sandbox()[provider].baseUrl) };
			expect(await rowsOf(sandbox(), { ...oneMessage(provider), credential })).toHaveLength(1);
		},
	);

	it.each(REFUSED)('is refused without repeating it when it %s', async (_what, written, error) => {
		const credential = { baseUrl: written(sandbox()[provider].baseUrl) };
		const question = { ...oneRequest(provider), credential };
		const trouble = await troubleAndStopOf(sandbox(), question, HEALTHY);
		expect(trouble).toEqual({
			error,
			message: `Enter the address of the API, such as ${exampleUrl}.`,
			details: inputDetails(provider),
			requests: 0,
		});
		expect(JSON.stringify(trouble)).not.toContain(credential.baseUrl);
	});
});

describe('Another field of a credential', () => {
	const sandbox = useSandbox();

	const unusable = PROVIDERS.flatMap((provider) =>
		providerOf(provider).expected.unusable.map((each) => [provider, ...each] as const),
	);

	it.each(unusable)(
		'is refused on %s when it is %j',
		async (provider, credential, error, message) => {
			const question = { ...oneRequest(provider), credential: { ...credential } };
			expect(await troubleAndStopOf(sandbox(), question, HEALTHY)).toEqual({
				error,
				message,
				details: inputDetails(provider),
				requests: 0,
			});
		},
	);
});
