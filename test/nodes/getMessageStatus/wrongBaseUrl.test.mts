import { providerOf } from '../../../sandbox/index.mts';
import { ask } from '../../support/sandbox/ask.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const sandbox = useSandbox({ messages: 20 });
const ASKED = PROVIDERS.filter((id) => providerOf(id).statusQuestion);

describe('If Not Found', () => {
	it.each(ASKED)('is no way out of a wrong Base URL: %s', async (provider) => {
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider,
			options: { ifNotFound: 'returnUnknown' },
			credential: { baseUrl: `${sandbox().control.origin}/elsewhere` },
		});
		expect(run.status).toBe('error');
		expect(run.error?.message).toMatch(/does not know this address \(HTTP 404\)\.$/);
		expect(run.error).toMatchObject({ description: expect.stringContaining('Base URL') });
	});
});
