import type { IDataObject, NodeParameterValueType, WorkflowActivateMode } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/index.mts';
import { CREDENTIAL_TYPES, credentialOf } from '../setup/providers.mts';
import { callHook } from '../support/nodeCalls.mts';
import { deliver, type Delivery } from '../support/webhookCall.mts';

export interface TriggerOptions {
	readonly provider: 'wamm' | 'twoChat';
	readonly parameters?: Readonly<Record<string, NodeParameterValueType>>;
	readonly options?: IDataObject;
	readonly credential?: IDataObject;
}

/** What became of a delivery. */
export interface Outcome {
	/** Null when no workflow starts. */
	readonly rows: IDataObject[] | null;
	/** What the provider gets. */
	readonly status: number;
}

let count = 0;

/** A webhook trigger in an n8n that calls its hooks and hands it deliveries, as n8n does. */
export class Trigger {
	staticData: IDataObject = {};
	readonly webhookId = `webhook-${(count += 1)}`;

	constructor(
		private readonly sandbox: Sandbox,
		private options: TriggerOptions,
	) {}

	change(options: Partial<TriggerOptions>): void {
		this.options = { ...this.options, ...options };
	}

	/** `checkExists`, and `create` where that says no; n8n calls `delete` after a failure. */
	async activate(activation: WorkflowActivateMode = 'activate', isTest = false): Promise<void> {
		try {
			const exists = await this.call('checkExists', activation, isTest);
			if (!exists) await this.call('create', activation, isTest);
		} catch (error) {
			await this.call('delete', activation, isTest).catch(() => {});
			throw error;
		}
	}

	async deactivate(): Promise<boolean | undefined> {
		return await this.call('delete', 'update');
	}

	/** One of the hooks; what it keeps is kept even when it fails. */
	async call(
		method: 'checkExists' | 'create' | 'delete',
		activation: WorkflowActivateMode = 'activate',
		isTest = false,
	): Promise<boolean | undefined> {
		const mode = method === 'delete' ? 'internal' : isTest ? 'manual' : 'trigger';
		const keep = (staticData: IDataObject) => void (this.staticData = staticData);
		const { answer } = await callHook({ ...this.#node(), mode, activation, isTest, keep }, method);
		return answer;
	}

	async deliver(delivery: Delivery, mode: 'webhook' | 'manual' = 'webhook'): Promise<Outcome> {
		const { returned, answered } = await deliver({ ...this.#node(), mode }, delivery);
		const rows = returned?.workflowData?.[0]?.map(({ json }) => json) ?? null;
		return { rows, status: answered?.status ?? 200 };
	}

	#node() {
		const { provider, parameters = {}, options = {}, credential } = this.options;
		return {
			node: {
				id: this.webhookId,
				name: 'Trigger',
				type: 'messageTrigger',
				webhookId: this.webhookId,
				parameters: { provider, options: options as NodeParameterValueType, ...parameters },
				credentials: { [CREDENTIAL_TYPES[provider]]: 'account' },
			},
			credentials: { account: credentialOf(this.sandbox, provider, credential) },
			staticData: this.staticData,
		};
	}
}
