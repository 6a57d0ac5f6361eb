import { isDeepStrictEqual } from 'node:util';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/index.mts';
import type { ProviderId } from '../../support/sandbox/providers.mts';
import { runWorkflow, type WorkflowSpec } from '../../support/engine/engine.mts';
import type { EngineRun } from '../../support/engine/engineRun.mts';
import { arrange, credentialAt, PARAMETERS } from './arrange.mts';
import type { SweepCase } from './cases.mts';
import { problemsOfOutcome, problemsOfSecrets, type SeenFailure } from './assertOutcome.mts';
import type { TestServers } from './testServers.mts';

const FAULTY = 1;
const FAILED_KEYS = ['error', 'message', 'details'];
const SLOW_TIMEOUT_S = 2;
const LONG_TIMEOUT_S = 30;

type Asked = Pick<SweepCase, 'provider' | 'node' | 'onError'>;

/** Three rows, the middle one with an account of its own. */
function workflowOf(
	{ provider, node, onError }: Asked,
	urls: readonly string[],
	timeoutSeconds: number,
): WorkflowSpec {
	const credential = credentialAt(provider, '={{ $json.baseUrl }}');
	const options = { includeRaw: true, timeoutSeconds };
	return {
		nodes: [
			{
				name: 'Node',
				type: node,
				onError,
				parameters: { provider, ...PARAMETERS[node](provider), options } as never,
				credentials: { [credential.type]: 'account' },
			},
		],
		credentials: { account: credential },
		inputItems: urls.map((baseUrl, row) => ({ baseUrl, row })),
	};
}

function rowOf({ pairedItem }: INodeExecutionData): number | null {
	return typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : null;
}

const healthyItems = new Map<string, Promise<readonly IDataObject[]>>();

/** What a healthy row gives, asked once per provider and node. */
async function healthyOf(servers: TestServers, provider: ProviderId, node: SweepCase['node']) {
	const key = `${provider} ${node}`;
	const known = healthyItems.get(key);
	if (known) return await known;
	const asked = { provider, node, onError: 'stopWorkflow' } as const;
	const spec = workflowOf(asked, [servers.healthy[provider].baseUrl], LONG_TIMEOUT_S);
	const running = runWorkflow(spec).then((run) => run.json('Node'));
	healthyItems.set(key, running);
	return await running;
}

/** What came out for each row, and what is wrong with how. */
function rowsOf(run: EngineRun, onError: SweepCase['onError']) {
	const rows: IDataObject[][] = [[], [], []];
	const problems: string[] = [];
	for (const [output, items] of run.outputs('Node').entries()) {
		for (const item of items) {
			const row = rowOf(item);
			if (row === null || !rows[row])
				problems.push(`pairs an item with ${JSON.stringify(item.pairedItem)}`);
			else rows[row].push(item.json);
			const isFailed = 'error' in item.json;
			if (isFailed !== (output === 1)) {
				if (onError === 'continueErrorOutput') problems.push(`leaves by output ${output}`);
			}
			if (isFailed && onError === 'continueErrorOutput' && item.json.row !== row) {
				problems.push('loses the input row of a failed item');
			}
			const hasOtherKeys = Object.keys(item.json).join() !== FAILED_KEYS.join();
			if (isFailed && onError === 'continueRegularOutput' && hasOtherKeys) {
				problems.push(`fails with the keys ${Object.keys(item.json).join()}`);
			}
		}
	}
	return { rows, problems };
}

function failureOf(run: EngineRun, faulty: readonly IDataObject[]): SeenFailure | null {
	if (run.error) return { message: run.error.message, details: null };
	const failed = faulty.find((json) => 'error' in json);
	if (!failed) return null;
	return { message: String(failed.error), details: failed.details as IDataObject };
}

function problemsOfStop(run: EngineRun, onError: SweepCase['onError']): string[] {
	if (!run.error) return [];
	const { itemIndex } = run.error.context ?? {};
	return [
		...(onError === 'stopWorkflow' ? [] : ['stops the workflow']),
		...(itemIndex === FAULTY ? [] : [`names item ${String(itemIndex)}`]),
	];
}

/** Runs an action node in n8n's engine: two healthy rows around the faulty one. */
export async function runAction(
	one: SweepCase,
	servers: TestServers,
	lane: Sandbox,
): Promise<string[]> {
	const { provider, node, onError, fault } = one;
	const healthy = await healthyOf(servers, provider, node);
	const good = servers.healthy[provider].baseUrl;
	const bad = arrange(one, servers, lane);
	const startedAt = performance.now();
	const timeout = fault.isSlow ? SLOW_TIMEOUT_S : LONG_TIMEOUT_S;
	const run = await runWorkflow(workflowOf(one, [good, bad, good], timeout));
	const tookMs = Math.round(performance.now() - startedAt);
	const { rows, problems } = rowsOf(run, onError);
	const faulty = rows[FAULTY] ?? [];
	const isKept = [rows[0], rows[2]].every((row) => isDeepStrictEqual(row, healthy));
	const seen = {
		failure: failureOf(run, faulty),
		items: faulty.filter((json) => !('error' in json)),
		requests: [...lane[provider].requests],
		tookMs,
	};
	return [
		...problems,
		...(isKept || run.error ? [] : ['loses items of the other rows']),
		...(healthy.length > 0 ? [] : ['has nothing to lose: the healthy rows are empty']),
		...(run.error && run.json('Node').length > 0 ? ['stops and puts items out'] : []),
		...problemsOfStop(run, onError),
		...problemsOfOutcome(one, seen),
		...problemsOfSecrets(run),
	];
}
