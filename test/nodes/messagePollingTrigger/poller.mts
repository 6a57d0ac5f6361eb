import type {
	IDataObject,
	INodeExecutionData,
	NodeParameterValueType,
	WorkflowActivateMode,
} from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/index.mts';
import {
	CREDENTIAL_TYPES,
	credentialOf,
	type ProviderId,
} from '../../support/sandbox/providers.mts';
import { PollHost } from '../../support/engine/pollHost.mts';
import type { NodeCall } from '../../support/engine/preparedNode.mts';

export interface PollerOptions {
	readonly provider: ProviderId;
	readonly parameters?: Readonly<Record<string, NodeParameterValueType>>;
	/** Changes to the credential. */
	readonly credential?: IDataObject;
	/** Its id: another one is another account. */
	readonly credentialId?: string;
}

/**
 * A polling trigger in an n8n that keeps its state as n8n does: in the memory of an activation, and saved when that
 * is done and when something is put out.
 */
export class Poller {
	#active: PollHost | null = null;
	#saved: IDataObject = {};

	constructor(
		private readonly sandbox: Sandbox,
		private options: PollerOptions,
	) {}

	/** The static data that the next tick finds. */
	get memory(): IDataObject {
		return this.#active?.staticData ?? this.#saved;
	}

	/** The tick within an activation: a throw leaves the workflow offline; else n8n saves. */
	async activate(mode: WorkflowActivateMode = 'activate'): Promise<IDataObject[] | null> {
		this.#active = null;
		const host = await PollHost.ofActivation(this.#call('trigger'), mode);
		const items = await host.tick();
		this.#active = host;
		this.#saved = host.staticData;
		return rowsOf(items);
	}

	/** A tick on schedule, with the context of the activation. */
	async tick(): Promise<IDataObject[] | null> {
		if (!this.#active) throw new Error('The workflow is not active');
		return await this.#tickOf(this.#active);
	}

	/** One of the durable scheduler: with a context of its own, and what was saved. */
	async scheduledTick(budgetMs?: number): Promise<IDataObject[] | null> {
		return await this.#tickOf(await PollHost.ofScheduledTick(this.#call('trigger'), budgetMs));
	}

	/** The editor's test. */
	async byHand(): Promise<IDataObject[] | null> {
		const call = { ...this.#call('manual'), staticData: this.memory };
		return rowsOf(await (await PollHost.ofActivation(call, 'manual')).tick());
	}

	/** n8n forgets what it didn't save, and activates anew. */
	crash(): void {
		this.#active = null;
	}

	/** Goes on with another state, as an update of the package does. */
	async restart(saved: IDataObject): Promise<IDataObject[] | null> {
		this.#saved = saved;
		return await this.activate('init');
	}

	change(options: Partial<PollerOptions>): void {
		this.options = { ...this.options, ...options };
	}

	async #tickOf(host: PollHost): Promise<IDataObject[] | null> {
		const items = await host.tick();
		if (items) this.#saved = host.staticData;
		return rowsOf(items);
	}

	#call(mode: 'manual' | 'trigger'): NodeCall {
		const { provider, parameters = {}, credential, credentialId = 'account' } = this.options;
		const node = {
			name: 'Poll',
			type: 'messagePollingTrigger',
			parameters: { provider, options: {}, ...parameters },
			credentials: { [CREDENTIAL_TYPES[provider]]: credentialId },
		};
		const credentials = { [credentialId]: credentialOf(this.sandbox, provider, credential) };
		return { node, credentials, staticData: this.#saved, mode };
	}
}

function rowsOf(items: INodeExecutionData[] | null): IDataObject[] | null {
	return items && items.map(({ json }) => json);
}

/** What rows tell, shortly: id and event, and the status where it changed. */
export function told(rows: readonly IDataObject[] | null): string[] {
	return (rows ?? []).map(({ messageId, event, status }) =>
		event === 'statusChanged' ? `${messageId} ${status}` : `${messageId} ${event}`,
	);
}
