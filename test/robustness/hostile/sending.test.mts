import { HOSTILE_TEXTS } from '../../../sandbox/data/texts.mts';
import { providerOf } from '../../../sandbox/index.mts';
import { ask, NODE } from '../../support/sandbox/ask.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { expectNoSecrets } from '../../support/sandbox/secrets.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { useForbiddenServer } from './forbiddenServer.mts';

const TEXTS = [
	...HOSTILE_TEXTS.filter((text) => text.trim() !== '' && text.length < 1_000),
	'{{ $json.constructor.constructor("return process")() }}',
	'={{ $env.SECRET }}',
	'&phone=79990000000&delay=180#',
	'../../msg_to/other',
	'%0d%0aX-Injected: yes',
];
const SENDERS = PROVIDERS.filter((provider) => providerOf(provider).sending);
const options = { pauseSeconds: 0 };

describe.each(SENDERS)('sending through %s', (provider) => {
	const sandbox = useSandbox();
	const forbidden = useForbiddenServer();
	const outbox = () => providerOf(provider).sending?.outbox(sandbox()[provider]).messages ?? [];
	const sends = providerOf(provider).sending?.path ?? /^/;
	const injectFault = (location: string, code: number) =>
		sandbox()[provider].faults.add({
			match: { path: sends },
			times: 1,
			strikes: 'after',
			fault: { kind: 'redirect', location, code },
		});

	it('gives a text to the provider as it is, and evaluates none', async () => {
		const items = TEXTS.map((text) => ({ text }));
		const parameters = { text: '={{ $json.text }}' };
		const run = await ask(sandbox(), { node: 'sendMessage', provider, items, parameters, options });
		expect(run.error).toBeUndefined();
		expect(outbox().map(({ text }) => text)).toEqual(TEXTS);
		expect(new Set(outbox().map(({ contact }) => contact)).size).toBe(1);
	});

	it.each([301, 302, 307, 308])(
		'follows no redirect %s: not to another host, and not back to the same one',
		async (code) => {
			const { origin, visits } = forbidden();
			for (const location of [origin, sandbox()[provider].requests.at(-1)?.path ?? '/']) {
				const sent = outbox().length;
				injectFault(location, code);
				const run = await ask(sandbox(), { node: 'sendMessage', provider, options });
				expect(run.error?.message).toContain('may have been sent');
				expect(outbox()).toHaveLength(sent + 1);
				expectNoSecrets(run);
			}
			expect(visits).toEqual([]);
		},
	);

	it('carries the credential to its own host only, whatever the fields hold', async () => {
		const { origin, visits } = forbidden();
		const values = [origin, `@${origin.slice(7)}/`, `../../../${origin}`, `1?x=${origin}#/`];
		const items = values.map((value) => ({ value }));
		for (const field of ['phone', 'text', 'accountPhone']) {
			const parameters = { [field]: '={{ $json.value }}' };
			const onError = 'continueRegularOutput';
			const question = {
				node: 'sendMessage',
				provider,
				items,
				parameters,
				options,
				onError,
			} as const;
			const run = await ask(sandbox(), question);
			expect(run.items(NODE)).toHaveLength(items.length);
			expectNoSecrets(run);
		}
		expect(visits).toEqual([]);
	});

	it('does not fetch a media address itself', async () => {
		const { origin, visits } = forbidden();
		const mediaUrl = `${origin}/file.jpg`;
		const question = { node: 'sendMessage', provider, options: { ...options, mediaUrl } } as const;
		await ask(sandbox(), { ...question, onError: 'continueRegularOutput' });
		expect(visits).toEqual([]);
	});
});
