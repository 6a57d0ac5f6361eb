import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, IDataObject, INode } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox/index.mts';
import {
	CREDENTIAL_TYPES,
	credentialOf,
	PROVIDERS,
	type ProviderId,
} from '../support/sandbox/providers.mts';
import { runWorkflow } from '../support/engine/engine.mts';
import type { EngineRun } from '../support/engine/engineRun.mts';
import { Sheet } from './sheet.mts';
import { exampleStandIns, type FakeServices } from './standIns.mts';

/** A workflow as n8n exports and imports it. */
export interface Example {
	readonly name: string;
	readonly nodes: readonly INode[];
	readonly connections: IConnections;
	readonly settings: IDataObject;
	readonly active: boolean;
}

const folder = join(__dirname, '..', '..', 'examples');

/** Files of the examples, without their ending. */
export const EXAMPLES = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.slice(0, -'.json'.length));

export function readExample(name: string): Example {
	return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Example;
}

export const OWN = /^n8n-nodes-message-tracker\.(.+)$/;

export function newServices(changes: Partial<FakeServices> = {}): FakeServices {
	const unused = (): never => {
		throw new Error('The example was not to do that');
	};
	const empty = {
		sheets: { Messages: new Sheet() },
		prompts: [],
	};
	return { ...empty, wait: unused, ...changes };
}

/** Values that a user puts in the place of the example's own, by node. */
export type Changes = Readonly<Record<string, IDataObject>>;

/** What its notes ask the user to do: choose documents and credentials, put a trigger in the place of the first node. */
function setUp(node: INode, changes: Changes): INode {
	const parameters = { ...node.parameters, ...changes[node.name] } as INode['parameters'];
	if ('documentId' in parameters) parameters.documentId = { __rl: true, mode: 'id', value: 'doc' };
	const provider = PROVIDERS.find((id) => id === parameters.provider);
	const isTrigger = /Trigger$/.test(node.type);
	return {
		...node,
		type: isTrigger ? 'n8n-nodes-base.manualTrigger' : node.type,
		parameters,
		...(provider && { credentials: { [CREDENTIAL_TYPES[provider]]: { id: provider, name: '' } } }),
	};
}

/** Runs the example in n8n's engine against the sandbox. */
export async function runExample(
	sandbox: Sandbox,
	name: string,
	services: FakeServices,
	changes: Changes = {},
	inputItems: readonly IDataObject[] = [{}],
): Promise<EngineRun> {
	const { nodes, connections, settings } = readExample(name);
	const credentials = Object.fromEntries(
		PROVIDERS.map((provider: ProviderId) => [provider, credentialOf(sandbox, provider)]),
	);
	const run = await runWorkflow({
		nodes: nodes.map((node) => {
			const { credentials: chosen = {}, ...rest } = setUp(node, changes);
			const ids = Object.entries(chosen).map(([type, { id }]) => [type, id ?? '']);
			return { ...rest, credentials: Object.fromEntries(ids) as Record<string, string> };
		}),
		connections,
		credentials,
		settings: { ...settings, timezone: 'UTC' },
		standIns: exampleStandIns(services),
		inputItems,
	});
	if (run.error) throw run.error;
	return run;
}
