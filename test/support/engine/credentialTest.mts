import './environment.mts';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import { createEmptyRunExecutionData, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestRequest,
	INode,
	INodeType,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData.mts';
import { MemoryCredentials } from './credentials.mts';
import { loadPackage } from './loadPackage.mts';

export interface CredentialTestResult {
	readonly status: 'OK' | 'Error';
	readonly message: string;
}

/** The credential's declared test, run as n8n's CredentialsTester runs it: its result is what the editor shows. */
export async function runCredentialTest(
	type: string,
	data: ICredentialDataDecryptedObject,
	packageFolder?: string,
): Promise<CredentialTestResult> {
	const loader = await loadPackage(packageFolder);
	const { test } = loader.getCredential(type).type;
	if (!test) return { status: 'Error', message: 'No testing function found for this credential.' };
	const stored = { type, data };
	const helper = new MemoryCredentials(loader, { test: stored });
	const additionalData = additionalDataFor(helper, 'internal');
	const resolved = await helper.resolve(stored, additionalData, 'internal');
	helper.getDecrypted = async () => resolved;
	const decrypted = { id: 'test', name: 'test', type, data: resolved };
	const routing = routingNode(type, test, additionalData, decrypted);
	try {
		await routing.workflow.expression.acquireIsolate();
		const answer = await routing.node.runNode();
		return resultOfBody(test, answer?.[0]?.[0]?.json);
	} catch (error) {
		return resultOfError(test, error as RequestError);
	} finally {
		await routing.workflow.expression.releaseIsolate();
	}
}

function routingNode(
	type: string,
	test: ICredentialTestRequest,
	additionalData: ReturnType<typeof additionalDataFor>,
	decrypted: ICredentialsDecrypted,
) {
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [type]: { id: decrypted.id, name: decrypted.name } },
	};
	const temp = { displayName: 'Temp', name: 'temp', type: 'string', default: '' };
	const nodeType = {
		description: {
			name: node.type,
			version: 1,
			credentials: [{ name: type, required: true }],
			properties: [{ ...temp, routing: { request: test.request } }],
		},
	} as unknown as INodeType;
	const find = () => nodeType;
	const nodeTypes = { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const context = new ExecuteContext(
		workflow,
		node,
		{ ...additionalData, currentNodeParameters: node.parameters },
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	return { workflow, node: new RoutingNode(context, nodeType, decrypted) };
}

interface RequestError extends Error {
	readonly cause?: { code?: string; response?: { status: number; statusText?: string } };
}

/** The value at a path such as `data[0].state`, as lodash's `get` reads it. */
function at(json: unknown, path: string): unknown {
	const keys = path.split(/[.[\]]+/).filter(Boolean);
	return keys.reduce<unknown>(
		(value, key) => (value as Record<string, unknown> | null)?.[key],
		json,
	);
}

function resultOfBody({ rules = [] }: ICredentialTestRequest, json: unknown): CredentialTestResult {
	for (const { type, properties } of rules) {
		if (type === 'responseSuccessBody' && at(json, properties.key) === properties.value) {
			return { status: 'Error', message: properties.message };
		}
	}
	return { status: 'OK', message: 'Connection successful!' };
}

function resultOfError(
	{ rules = [] }: ICredentialTestRequest,
	error: RequestError,
): CredentialTestResult {
	const { response, code } = error.cause ?? {};
	if (response) {
		for (const { type, properties } of rules) {
			if (type === 'responseCode' && properties.value === response.status) {
				return { status: 'Error', message: properties.message };
			}
		}
		if (response.status < 199 || response.status > 299) {
			const message = response.statusText || `Received HTTP status code: ${response.status}`;
			return { status: 'Error', message };
		}
	} else if (code) {
		return { status: 'Error', message: code };
	}
	return { status: 'Error', message: error.message };
}
