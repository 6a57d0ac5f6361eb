import type { IDataObject } from 'n8n-workflow';
import { registry } from '../../../adapters/index.ts';
import {
	PROVIDER_IDS,
	type ProviderId,
	providerOf,
	type Sandbox,
} from '../../../sandbox/index.mts';
import type { N8nApi, SavedCredential, SavedWorkflow } from '../../../tools/n8n/api.mts';

const PACKAGE = 'n8n-nodes-message-tracker';

/** A saved credential of each provider, all of which lead to the sandbox. */
export type Accounts = Readonly<Record<ProviderId, SavedCredential>>;

/** Saves a working credential for each provider. */
export async function saveAccounts(api: N8nApi, sandbox: Sandbox): Promise<Accounts> {
	const saved = await Promise.all(
		PROVIDER_IDS.map(async (id) => {
			const { credentialType, label } = registry[id];
			const data = { ...providerOf(id).credential, baseUrl: sandbox[id].baseUrl };
			return [id, await api.createCredential(credentialType, data, `${label} account`)] as const;
		}),
	);
	return Object.fromEntries(saved) as Accounts;
}

/** A node to save; its id is its name. */
export interface Step {
	readonly name: string;
	/** One of ours by its name alone, others in full. */
	readonly type: string;
	readonly version?: number;
	readonly parameters?: IDataObject;
	readonly credential?: SavedCredential;
	readonly onError?: string;
	/** More of its settings, as n8n saves them. */
	readonly settings?: IDataObject;
}

export const START: Step = { name: 'Start', type: 'n8n-nodes-base.manualTrigger' };

/** A step that puts out one row. */
export function row(json: IDataObject): Step {
	return {
		name: 'Row',
		type: 'n8n-nodes-base.set',
		version: 3.4,
		parameters: { mode: 'raw', jsonOutput: JSON.stringify(json), options: {} },
	};
}

/** A node as n8n saves it. */
export function toNode(step: Step, position: readonly [number, number]): IDataObject {
	const { name, type, version = 1, parameters = {}, credential, onError, settings } = step;
	return {
		id: name,
		name,
		type: type.includes('.') ? type : `${PACKAGE}.${type}`,
		typeVersion: version,
		position: [...position],
		parameters,
		...(credential && {
			credentials: { [credential.type]: { id: credential.id, name: credential.name } },
		}),
		...(onError && { onError }),
		...settings,
	};
}

/** Saves steps one behind the other. */
export async function saveChain(
	api: N8nApi,
	name: string,
	steps: readonly Step[],
): Promise<SavedWorkflow> {
	const nodes = steps.map((step, index) => toNode(step, [index * 220, 0]));
	const connections = Object.fromEntries(
		steps
			.slice(0, -1)
			.map((step, index) => [
				step.name,
				{ main: [[{ node: steps[index + 1]?.name, type: 'main', index: 0 }]] },
			]),
	);
	return await api.createWorkflow({ name, nodes, connections });
}
