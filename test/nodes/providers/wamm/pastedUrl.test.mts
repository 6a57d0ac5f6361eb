import type { WorkflowActivateMode } from 'n8n-workflow';
import { SEEDED } from '../../../../sandbox/index.mts';
import { expectNoSecrets } from '../../../support/sandbox/secrets.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { captureLogs } from '../../../support/engine/captureLogs.mts';
import { Trigger } from '../../triggers/trigger.mts';

const BASE = 'http://127.0.0.1:5678';

describe('The check of WAMM.chat’s webhook setting', () => {
	const sandbox = useSandbox();
	const logs = captureLogs();
	const warnings = () => logs.filter(({ level }) => level === 'warn').map(({ message }) => message);
	const set = (hook: string) => {
		const channel = sandbox().wamm.channels.get(SEEDED.wamm.token);
		if (channel) channel.hook = hook;
	};
	const trigger = (checkWebhookSetting = true, credential = {}) =>
		new Trigger(sandbox(), {
			provider: 'wamm',
			parameters: { events: ['messageReceived'], checkWebhookSetting },
			credential,
		});
	const caught = async (work: Promise<void>) =>
		(await work.catch((error: unknown) => error)) as Error | undefined;
	const failureOf = async (one: Trigger, mode: WorkflowActivateMode = 'activate') =>
		await caught(one.activate(mode));

	beforeEach(() => {
		logs.length = 0;
		set('');
	});

	it.each(['', '/', '// '])('is content with this node’s URL, and %j behind it', async (tail) => {
		const one = trigger();
		set(`${BASE}/webhook/${one.webhookId}/webhook${tail}`);
		expect(await failureOf(one)).toBeUndefined();
		expect(one.staticData.hook).toEqual({
			subscriptions: [],
			accountPhone: `+${SEEDED.wamm.phone}`,
		});
	});

	it.each<[string, (one: Trigger) => void]>([
		[
			'the check is off',
			(one) =>
				one.change({ parameters: { events: ['messageReceived'], checkWebhookSetting: false } }),
		],
		[
			'WAMM.chat has trouble',
			() => sandbox().wamm.faults.add({ fault: { kind: 'status', code: 500 } }),
		],
	])('forgets the number of an earlier activation when %s', async (_case, happens) => {
		const one = trigger();
		set(`${BASE}/webhook/${one.webhookId}/webhook`);
		await one.activate();
		const msg_data = { msg_id: `9${logs.length}1`, from_me: 0, phone_acc: '79999999999' };
		const delivery = { body: { tip: 'msg', msg_data } };
		expect((await one.deliver(delivery)).rows).toBeNull();
		happens(one);
		await one.activate();
		expect((await one.deliver(delivery)).rows).toHaveLength(1);
	});

	it('stops an activation with the exact URL to paste when there is none', async () => {
		const one = trigger();
		expect(await failureOf(one)).toMatchObject({
			message: 'WAMM.chat sends its webhooks to no URL yet.',
			description: `Paste this in WAMM.chat, under Settings, your channel, tab Data and API, Webhook URL: ${BASE}/webhook/${one.webhookId}/webhook – then publish again. To publish without this check, turn off Check Webhook Setting in the node.`,
		});
	});

	it('stops it when there is another, and does not show that one', async () => {
		set('https://elsewhere.example/secret-path');
		const failure = await failureOf(trigger());
		expect(failure).toMatchObject({ message: 'WAMM.chat sends its webhooks to another URL.' });
		expectNoSecrets([failure, logs], ['elsewhere.example', 'secret-path', SEEDED.wamm.token]);
	});

	it('names the test URL, and that it is for testing only, for a test in the editor', async () => {
		const one = trigger();
		const failure = await caught(one.listen());
		expect(failure).toMatchObject({
			description: expect.stringContaining(`${BASE}/webhook-test/${one.webhookId}/webhook`),
		});
		expect(failure).toMatchObject({
			description: expect.stringContaining('put the production URL back afterwards'),
		});
		set(`${BASE}/webhook-test/${one.webhookId}/webhook`);
		expect(await caught(one.listen())).toBeUndefined();
	});

	it.each<WorkflowActivateMode>(['init', 'leadershipChange'])(
		'only says it in the log at %s, without the URL',
		async (mode) => {
			set('https://elsewhere.example/secret-path');
			const one = trigger();
			expect(await failureOf(one, mode)).toBeUndefined();
			expect(logs.filter(({ level }) => level === 'warn')).toEqual([
				{
					level: 'warn',
					message: 'WAMM.chat sends its webhooks to another URL than this node’s',
					meta: { node: 'Trigger' },
				},
			]);
			expectNoSecrets(logs, ['elsewhere.example', one.webhookId, '/webhook/']);
		},
	);

	it('only says it in the log when WAMM.chat has trouble', async () => {
		sandbox().wamm.faults.add({ fault: { kind: 'status', code: 500 } });
		expect(await failureOf(trigger())).toBeUndefined();
		expect(logs.filter(({ level }) => level === 'warn')).toEqual([
			{
				level: 'warn',
				message: 'The webhook setting in WAMM.chat could not be checked',
				meta: { node: 'Trigger' },
			},
		]);
	});

	it('asks no more than once when WAMM.chat wants to be left for longer than anybody waits', async () => {
		const headers = { 'retry-after': '100' };
		sandbox().wamm.faults.add({ fault: { kind: 'status', code: 429, headers } });
		expect(await failureOf(trigger())).toBeUndefined();
		expect(warnings()).toEqual(['The webhook setting in WAMM.chat could not be checked']);
		expect(sandbox().wamm.requests).toHaveLength(1);
	}, 10_000);

	it('stops with a wrong token, but not at a restart', async () => {
		const wrong = { token: 'wrong-token-0123456789' };
		expect(await failureOf(trigger(true, wrong))).toMatchObject({
			message: 'WAMM.chat did not accept the token.',
		});
		expect(await failureOf(trigger(true, wrong), 'init')).toBeUndefined();
	});

	it('does nothing when it is off', async () => {
		expect(await failureOf(trigger(false))).toBeUndefined();
		expect(sandbox().wamm.requests).toEqual([]);
		expect(logs).toEqual([]);
	});

	it('leaves nothing to be done when the workflow is deactivated', async () => {
		await trigger().deactivate();
		expect(sandbox().wamm.requests).toEqual([]);
		expect(warnings()).toEqual([]);
	});
});
