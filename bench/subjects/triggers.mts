/** A polling tick beside the same requests by undici, and a webhook delivery beside JSON.parse of its body. */
import { Agent, request } from 'undici';
import { SEEDED, startSandbox } from '../../sandbox/index.mts';
import { PollHost } from '../../test/support/engine/pollHost.mts';
import { deliver } from '../../test/support/engine/webhookCall.mts';

const [packageFolder = '', rounds = '5'] = process.argv.slice(2);
const REPEATED = 20;
const sandbox = await startSandbox();
const { baseUrl } = sandbox.wamm;
const { token } = SEEDED.wamm;
const credentials = { account: { type: 'wammChatApi', data: { token, baseUrl } } };

const node = (type: string) => ({
	id: type,
	name: 'Node',
	type,
	parameters: { provider: 'wamm', events: ['messageReceived', 'messageSent'], options: {} },
	credentials: { wammChatApi: 'account' },
});
const polling = { node: node('messagePollingTrigger'), credentials, packageFolder };
const webhook = { node: node('messageTrigger'), credentials, packageFolder };
const begun = await PollHost.ofActivation(polling, 'activate');
await begun.tick();
const { staticData } = begun;
const tick = async () => await (await PollHost.ofScheduledTick({ ...polling, staticData })).tick();
const dispatcher = new Agent({ connections: 1 });

async function raw(): Promise<void> {
	for (const direction of [0, 1]) {
		const url = `${baseUrl}/msg_get_last/${token}/?col=100&from_me=${direction}`;
		const { body } = await request(url, { dispatcher });
		JSON.parse(await body.text());
	}
}

let nth = 0;
const bodyOf = () => ({
	tip: 'msg',
	msg_data: {
		...{
			msg_id: (nth += 1),
			from_me: 0,
			phone: 5215512345678,
			chat_name: 'María',
			state: 'received',
		},
		...{ tip_msg: 'textMessage', msg_text: 'Hola', date_ins: '2026-06-01 12:00:00' },
	},
});

async function timeOf(work: () => Promise<unknown>): Promise<number> {
	const startedAt = performance.now();
	for (let turn = 0; turn < REPEATED; turn += 1) await work();
	return (performance.now() - startedAt) / REPEATED;
}

const times = { poll: [] as number[], raw: [] as number[], delivery: [] as number[] };
for (let round = -1; round < Number(rounds); round += 1) {
	const poll = await timeOf(tick);
	const rawMs = await timeOf(raw);
	const delivery = await timeOf(async () => await deliver(webhook, { body: bodyOf() }));
	if (round < 0) continue;
	times.poll.push(poll);
	times.raw.push(rawMs);
	times.delivery.push(delivery);
}
await dispatcher.close();
await sandbox.close();
process.send?.(times, () => process.exit());
