import type { IDataObject, NodeParameterValueType, WorkflowActivateMode } from 'n8n-workflow';
import type { ProviderId, Sandbox } from '../../../sandbox/index.mts';
import { CREDENTIAL_TYPES, credentialOf } from '../../support/sandbox/providers.mts';
import { callHook } from '../../support/engine/nodeCalls.mts';
import type { Delivery } from '../../support/engine/n8nRequest.mts';
import { deliver } from '../../support/engine/webhookCall.mts';

export interface TriggerOptions {
	readonly provider: ProviderId;
	readonly parameters?: Readonly<Record<string, NodeParameterValueType>>;
	readonly options?: IDataObject;
	readonly credential?: IDataObject;
	/** The id that the node has for it. */
	readonly credentialId?: string;
}

/** What became of a delivery. */
export interface Outcome {
	/** Null when no workflow starts. */
	readonly rows: IDataObject[] | null;
	/** What the provider gets. */
	readonly status: number;
}

/** A node's static data in the memory of one activation. */
interface Kept {
	data: IDataObject;
}

let count = 0;

type Hook = 'checkExists' | 'create' | 'delete';

/**
 * A webhook trigger in an n8n that calls its hooks and hands it deliveries, as n8n does: what hooks keep is saved
 * only when all of an activation went well, or all of a deactivation did; tests in the editor begin with nothing.
 */
export class Trigger {
	/** What n8n's database has of it. */
	staticData: IDataObject = {};
	/** What the editor's test that is running has of it. */
	testData: IDataObject = {};
	readonly webhookId = `webhook-${(count += 1)}`;

	constructor(
		private readonly sandbox: Sandbox,
		private options: TriggerOptions,
	) {}

	change(options: Partial<TriggerOptions>): void {
		this.options = { ...this.options, ...options };
	}

	/** `checkExists`, and `create` where that says no. After a failure n8n calls `delete`, with what it had saved. */
	async activate(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		const begun = { data: this.staticData };
		try {
			await this.#begin(activation, false, begun);
		} catch (error) {
			await Trigger.deactivateAll([this]).catch(() => {});
			throw error;
		}
		this.staticData = begun.data;
	}

	/** A changed workflow is published again: n8n deactivates it as it was, logging what is thrown, and activates. */
	async republish(options: Partial<TriggerOptions> = {}): Promise<void> {
		await Trigger.deactivateAll([this]).catch(() => {});
		this.change(options);
		await this.activate('update');
	}

	/** The editor's test begins; after a failure n8n calls `delete`, whose throw it shows instead. */
	async listen(): Promise<void> {
		const begun = { data: {} };
		try {
			await this.#begin('manual', true, begun);
		} catch (error) {
			await this.#call('delete', 'update', true, begun);
			throw error;
		}
		this.testData = begun.data;
	}

	async stopListening(): Promise<void> {
		await this.#call('delete', 'update', true, { data: this.testData });
	}

	async deactivate(): Promise<void> {
		await Trigger.deactivateAll([this]);
	}

	/** The trigger nodes of one workflow, one after the other: n8n ends at the first throw, and saves nothing then. */
	static async deactivateAll(triggers: readonly Trigger[]): Promise<void> {
		const ended = triggers.map((trigger) => ({ trigger, kept: { data: trigger.staticData } }));
		for (const { trigger, kept } of ended) await trigger.#call('delete', 'update', false, kept);
		for (const { trigger, kept } of ended) trigger.staticData = kept.data;
	}

	async #begin(activation: WorkflowActivateMode, isTest: boolean, kept: Kept): Promise<void> {
		const exists = await this.#call('checkExists', activation, isTest, kept);
		if (!exists) await this.#call('create', activation, isTest, kept);
	}

	async #call(
		method: Hook,
		activation: WorkflowActivateMode,
		isTest: boolean,
		kept: Kept,
	): Promise<boolean | undefined> {
		const mode = method === 'delete' ? 'internal' : isTest ? 'manual' : 'trigger';
		const keep = (data: IDataObject) => void (kept.data = data);
		const node = this.#node(kept.data);
		const { answer } = await callHook({ ...node, mode, activation, isTest, keep }, method);
		return answer;
	}

	async deliver(delivery: Delivery, mode: 'webhook' | 'manual' = 'webhook'): Promise<Outcome> {
		const kept = mode === 'manual' ? this.testData : this.staticData;
		const { returned, answered } = await deliver({ ...this.#node(kept), mode }, delivery);
		const rows = returned?.workflowData?.[0]?.map(({ json }) => json) ?? null;
		return { rows, status: answered?.status ?? 200 };
	}

	#node(staticData: IDataObject) {
		const { provider, parameters = {}, options = {}, credential } = this.options;
		const { credentialId = 'account' } = this.options;
		return {
			node: {
				id: this.webhookId,
				name: 'Trigger',
				type: 'messageTrigger',
				webhookId: this.webhookId,
				parameters: { provider, options: options as NodeParameterValueType, ...parameters },
				credentials: { [CREDENTIAL_TYPES[provider]]: credentialId },
			},
			credentials: { account: credentialOf(this.sandbox, provider, credential) },
			staticData,
		};
	}
}
