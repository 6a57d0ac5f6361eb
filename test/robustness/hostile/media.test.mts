import { providerOf, type Sandbox } from '../../../sandbox/index.mts';
import { rowsOf } from '../../support/sandbox/ask.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { eachValue } from '../sweep/shapes.mts';
import { useForbiddenServer } from './forbiddenServer.mts';

const LINKS = /\.(msg_link|url|body|msg_text|text)$/;

/** Every address that a provider may put into a message leads to that server. */
function baited(origin: string): (answer: unknown) => unknown {
	return (answer) =>
		eachValue(answer, (value, path) => (LINKS.test(path) ? `${origin}/file.jpg` : value));
}

describe('a media address', () => {
	const sandbox = useSandbox();
	const forbidden = useForbiddenServer();

	it.each(PROVIDERS)('of %s is put out, and never fetched', async (provider) => {
		const { origin, visits } = forbidden();
		const mutate = baited(origin);
		const rows: unknown[] = [];
		const tellsStatus = providerOf(provider).statusQuestion !== undefined;
		for (const node of ['getMessagesByPhone', 'listAllMessages', 'getMessageStatus'] as const) {
			if (node === 'getMessageStatus' && !tellsStatus) continue;
			const server: Sandbox[typeof provider] = sandbox()[provider];
			server.faults.add({ fault: { kind: 'mutate', mutate } });
			rows.push(...(await rowsOf(sandbox(), { node, provider, options: { includeRaw: true } })));
		}
		expect(JSON.stringify(rows)).toContain(`${origin}/file.jpg`);
		expect(visits).toEqual([]);
	});
});
