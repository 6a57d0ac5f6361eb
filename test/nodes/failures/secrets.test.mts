import { registry } from '../../../adapters/index.ts';
import { type Fault, PROVIDER_IDS, providerOf } from '../../../sandbox/index.mts';
import { ask, NODE } from '../../support/sandbox/ask.mts';
import { expectNoSecrets } from '../../support/sandbox/secrets.mts';
import { oneRequest } from '../../support/sandbox/troubles.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { captureLogs } from '../../support/engine/captureLogs.mts';

/** Whoever answers may repeat what it was asked with: as it is, in a URL, in JSON and in base64. */
const repeated = (secret: string) =>
	[
		secret,
		encodeURIComponent(secret),
		Buffer.from(secret).toString('base64'),
		`https://host.example/${encodeURIComponent(secret)}/x`,
	].join(' ');

describe.each(PROVIDER_IDS)('The secret of %s', (provider) => {
	const sandbox = useSandbox();
	const { credential: usual, awkwardCredential: credential = usual } = providerOf(provider);
	const secret = registry[provider].secretFields.map((field) => credential[field]).join();
	const echo = repeated(secret);

	it.each<Fault>([
		{ kind: 'status', code: 200, body: { err: echo, success: false, error_message: echo } },
		{ kind: 'status', code: 401, body: { message: echo, detail: echo } },
		{ kind: 'status', code: 404, body: `<html>${echo}</html>` },
		{ kind: 'status', code: 422, body: { detail: [{ loc: ['x'], msg: echo }] } },
		{ kind: 'status', code: 500, body: { error: { message: echo } } },
		{ kind: 'json', value: { [echo]: echo, messages: echo } },
		{ kind: 'redirect', location: `http://127.0.0.1:1/${encodeURIComponent(secret)}` },
		{ kind: 'truncate' },
	])('is nowhere to be found when the answer is %j', async (fault) => {
		const logs = captureLogs();
		sandbox()[provider].faults.add({ fault });
		const { baseUrl } = sandbox()[provider];
		const question = { ...oneRequest(provider), credential: { ...credential, baseUrl } };
		for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
			const run = await ask(sandbox(), { ...question, onError });
			expect(run.status).toBe(onError === 'stopWorkflow' ? 'error' : 'success');
			expectNoSecrets(run, [secret]);
		}
		expect(sandbox()[provider].requests.length).toBeGreaterThan(0);
		expectNoSecrets(logs, [secret]);
	});

	it('is nowhere to be found when messages repeat it', async () => {
		const mutate = (answer: unknown): unknown =>
			JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
				['text', 'msg_text', 'body', 'conversation'].includes(key) && typeof value === 'string'
					? echo
					: value,
			);
		sandbox()[provider].faults.add({ fault: { kind: 'mutate', mutate } });
		const { baseUrl } = sandbox()[provider];
		const run = await ask(sandbox(), {
			...oneRequest(provider),
			credential: { ...credential, baseUrl },
			options: { includeRaw: true },
		});
		expect(run.json(NODE)[0]?.text).toContain('[hidden]');
		expectNoSecrets(run, [secret]);
	});
});
