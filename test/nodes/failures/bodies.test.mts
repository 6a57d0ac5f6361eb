import { registry } from '../../../adapters/index.ts';
import { type Fault, providerOf, refusalWith } from '../../../sandbox/index.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { oneRequest, troubleAndStopOf } from '../../support/sandbox/troubles.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const CHECK_ADDRESS =
	'Check that the Base URL of the credential points to the API, and that no proxy or login page answers in its place.';
const NOT_AS_DOCUMENTED =
	'Check the Base URL of the credential. If it is right, the API may have changed: look for a newer version of this package.';

describe.each(PROVIDERS)('A body of %s', (provider) => {
	const sandbox = useSandbox();
	const { label } = registry[provider];
	const { firstField } = providerOf(provider).expected;

	it.each<readonly [string, Fault, string, string]>([
		['a web page', { kind: 'html' }, 'sent a web page instead of data.', CHECK_ADDRESS],
		[
			'broken off',
			{ kind: 'truncate' },
			'sent an answer that breaks off in the middle.',
			CHECK_ADDRESS,
		],
		['empty', { kind: 'empty' }, 'sent an empty answer.', CHECK_ADDRESS],
		[
			'plain text',
			{ kind: 'status', code: 200, body: 'OK' },
			'sent an answer that is not JSON.',
			CHECK_ADDRESS,
		],
		[
			'a list',
			{ kind: 'json', value: [] },
			'sent an answer, which as a whole is not as documented.',
			NOT_AS_DOCUMENTED,
		],
		[
			'null',
			{ kind: 'json', value: null },
			'sent an answer, which as a whole is not as documented.',
			NOT_AS_DOCUMENTED,
		],
		[
			'of another API',
			{ kind: 'json', value: { hello: 'world' } },
			`sent an answer whose field “${firstField}” is not as documented.`,
			NOT_AS_DOCUMENTED,
		],
	])('is an invalid response when it is %s', async (_what, fault, what, message) => {
		expect(await troubleAndStopOf(sandbox(), oneRequest(provider), fault)).toEqual({
			error: `${label} ${what}`,
			message,
			details: {
				category: 'invalidResponse',
				retryable: false,
				provider,
				httpStatus: 200,
				providerCode: null,
			},
			requests: 1,
		});
	});

	it('is a server failure when it is a web page with HTTP 500', async () => {
		const trouble = await troubleAndStopOf(sandbox(), oneRequest(provider), {
			kind: 'html',
			code: 500,
		});
		expect(trouble).toMatchObject({
			error: expect.stringContaining('had trouble on its side (HTTP 500).'),
			details: { category: 'server', httpStatus: 500 },
			requests: refusalWith(provider, 500)?.isRepeated === false ? 1 : 2,
		});
		expect(JSON.stringify(trouble)).not.toContain('nginx');
	});
});
