import './environment.mts';
import { getAdditionalKeys } from 'n8n-core';
import type { PackageDirectoryLoader } from 'n8n-core';
import { ICredentialsHelper, NodeHelpers, UserError } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	ICredentialType,
	IExecuteData,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { applyGeneric } from './genericAuthentication.mts';
import { resolveAlone } from './resolveAlone.mts';

/** A stored credential, unencrypted. Fields may be expressions: n8n resolves them for every item. */
export interface StoredCredential {
	readonly type: string;
	readonly data: ICredentialDataDecryptedObject;
}

/**
 * Credentials in memory, treated as n8n's own CredentialsHelper does: defaults filled in, hidden fields dropped,
 * expressions resolved per item, `authenticate` of the credential type applied.
 */
export class MemoryCredentials extends ICredentialsHelper {
	constructor(
		private readonly loader: PackageDirectoryLoader,
		private readonly stored: Readonly<Record<string, StoredCredential>>,
	) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.typeOf(type).properties;
	}

	isCredentialUsableByNode(type: string, nodeType: string): boolean {
		const { restrictToSupportedNodes, supportedNodes = [] } = this.typeOf(type);
		const [packageName, name = ''] = nodeType.split('.');
		if (!restrictToSupportedNodes) return true;
		const base = name.replace(/Tool$/, '');
		return packageName === this.loader.packageName && supportedNodes.includes(base);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		options: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.typeOf(type);
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		if (!authenticate) return options;
		if (!workflow || !node) throw new Error('Generic authentication needs workflow and node');
		return applyGeneric(authenticate, credentials, options, workflow, node);
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		{ id }: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		values?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const found = this.stored[id ?? ''];
		if (found?.type !== type) {
			throw new UserError(`Credential with ID "${id}" does not exist for type "${type}".`);
		}
		if (raw) return found.data;
		// As from a database: what is asked for together comes in any order.
		for (let turn = ((values?.itemIndex ?? 0) * 7) % 5; turn > 0; turn -= 1) await null;
		return await this.resolve(found, additionalData, mode, executeData, values);
	}

	/** What n8n calls `applyDefaultsAndOverwrites`. */
	async resolve(
		{ type, data }: StoredCredential,
		additionalData: IWorkflowExecuteAdditionalData,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		values?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const properties = this.getCredentialsProperties(type);
		const given = data as INodeParameters;
		const known = { ...NodeHelpers.getNodeParameters(properties, given, true, false, null, null) };
		const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		if (!values) return await resolveAlone(known, mode, keys);
		return values.workflow.expression.getParameterValue(
			known,
			values.runExecutionData,
			values.runIndex,
			values.itemIndex,
			values.node.name,
			values.connectionInputData,
			mode,
			keys,
			executeData,
			false,
			known,
		) as ICredentialDataDecryptedObject;
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	getCredentials(): never {
		throw new Error('Nodes of this package read resolved credentials only');
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	private typeOf(type: string): ICredentialType {
		return this.loader.getCredential(type).type;
	}
}
