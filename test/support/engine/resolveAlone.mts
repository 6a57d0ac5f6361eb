import { Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	INode,
	INodeParameters,
	INodeType,
	IWorkflowDataProxyAdditionalKeys,
	WorkflowExecuteMode,
} from 'n8n-workflow';

const node: INode = {
	id: '',
	name: '',
	typeVersion: 1,
	type: 'mock',
	position: [0, 0],
	parameters: {},
};
const mock = { description: { properties: [] } } as unknown as INodeType;

/** A credential's expressions where there is no item: in credential tests, lists and triggers. */
export async function resolveAlone(
	data: INodeParameters,
	mode: WorkflowExecuteMode,
	keys: IWorkflowDataProxyAdditionalKeys,
): Promise<ICredentialDataDecryptedObject> {
	const nodeTypes = {
		getByName: () => mock,
		getByNameAndVersion: () => mock,
		getKnownTypes: () => ({}),
	};
	const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	await expression.acquireIsolate();
	try {
		return expression.getComplexParameterValue(
			node,
			data,
			mode,
			keys,
			undefined,
			undefined,
			data,
		) as ICredentialDataDecryptedObject;
	} finally {
		await expression.releaseIsolate();
	}
}
