import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { providerOf, type Sandbox } from '../../../../sandbox/index.mts';
import { runWorkflow } from '../../../support/engine/engine.mts';
import type { EngineRun } from '../../../support/engine/engineRun.mts';
import { credentialAt, pointed } from '../arrange.mts';
import { problemsOfSecrets } from '../assertOutcome.mts';
import type { TestServers } from '../testServers.mts';
import type { SendCase } from './sendCases.mts';
import { problemsOfRun, type SentRow } from './truth.mts';

/** Two contacts without another spelling; whose message goes through the account that meets the fault. */
const ROWS = [
	{ phone: '+79165550101', isFaulty: true },
	{ phone: '+79165550101', isFaulty: false },
	{ phone: '+79165550101', isFaulty: true },
	{ phone: '+79165550102', isFaulty: false },
	{ phone: '+79165550102', isFaulty: true },
] as const;
const TRIES = 2;
const SLOW_TIMEOUT_S = 1;
const LONG_TIMEOUT_S = 30;
let runs = 0;

/** Makes the sandbox show the case's fault; the base URL of the faulty account. */
function arrange(one: SendCase, servers: TestServers, lane: Sandbox): string {
	const { provider, where, strikes, times } = one;
	const { trouble } = one.fault;
	const server = lane[provider];
	const path = new URL(server.baseUrl).pathname.replace(/\/$/, '');
	if ('address' in trouble) return `${servers.addresses[trouble.address]}${path}`;
	const sends = providerOf(provider).sending?.path ?? /^/;
	server.faults.add({
		...(where === 'sending' && { match: { path: sends } }),
		...(times === 'once' && { times: 1 }),
		strikes,
		fault: pointed(trouble.fault, servers.elsewhere.origin),
	});
	return server.baseUrl;
}

async function run(one: SendCase, rows: readonly IDataObject[]): Promise<EngineRun> {
	const { provider, onError, isRetried, fault } = one;
	const credential = credentialAt(provider, '={{ $json.baseUrl }}');
	const timeoutSeconds = fault.isSlow ? SLOW_TIMEOUT_S : LONG_TIMEOUT_S;
	return await runWorkflow({
		nodes: [
			{
				name: 'Node',
				type: 'sendMessage',
				onError,
				...(isRetried && { retryOnFail: true, maxTries: TRIES, waitBetweenTries: 1 }),
				parameters: {
					provider,
					phone: '={{ $json.phone }}',
					text: '={{ $json.text }}',
					options: { pauseSeconds: 0, timeoutSeconds },
				},
				credentials: { [credential.type]: 'account' },
			},
		],
		credentials: { account: credential },
		inputItems: rows,
	});
}

/** A message whose sender has given up waiting may be taken all the same, later. */
async function letItArrive({ fault: { trouble } }: SendCase): Promise<void> {
	if ('fault' in trouble && trouble.fault.kind === 'latency') await sleep(trouble.fault.ms);
}

function itemOf(run: EngineRun, row: number): INodeExecutionData[] {
	return run
		.outputs('Node')
		.flat()
		.filter(({ pairedItem }) => {
			return typeof pairedItem === 'object' && !Array.isArray(pairedItem)
				? pairedItem.item === row
				: false;
		});
}

/** Sends five messages in n8n's engine, three of them through an account that meets the fault; what is wrong with it. */
export async function runSend(
	one: SendCase,
	servers: TestServers,
	lane: Sandbox,
): Promise<string[]> {
	const { provider } = one;
	const serial = (runs += 1);
	const bad = arrange(one, servers, lane);
	const texts = ROWS.map((_, row) => `Message ${row} of run ${serial}`);
	const done = await run(
		one,
		ROWS.map(({ phone, isFaulty }, row) => ({
			phone,
			text: texts[row] ?? '',
			baseUrl: isFaulty ? bad : servers.healthy[provider].baseUrl,
		})),
	);
	await letItArrive(one);
	const taken = [servers.healthy, lane].flatMap(
		(sandbox) => providerOf(provider).sending?.outbox(sandbox[provider]).messages ?? [],
	);
	const rows = ROWS.map(({ isFaulty }, row): SentRow => ({
		row,
		isFaulty,
		taken: taken.filter(({ text }) => text === texts[row]),
		items: itemOf(done, row),
	}));
	return [...problemsOfRun(one, done, rows), ...problemsOfSecrets(done)];
}
