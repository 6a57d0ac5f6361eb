import type { IDataObject, NodeParameterValueType, WorkflowActivateMode } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/index.mts';
import { CREDENTIAL_TYPES, credentialOf, type ProviderId } from '../setup/providers.mts';
import { pollOnce } from '../support/nodeCalls.mts';

export interface PollerOptions {
	readonly provider: ProviderId;
	readonly parameters?: Readonly<Record<string, NodeParameterValueType>>;
	/** Changes to the credential. */
	readonly credential?: IDataObject;
	/** Its id: another one is another account. */
	readonly credentialId?: string;
}

/** A polling trigger in an n8n that keeps its state as n8n does: in memory, and saved when something is put out. */
export class Poller {
	memory: IDataObject = {};
	#saved: IDataObject = {};

	constructor(
		private readonly sandbox: Sandbox,
		private options: PollerOptions,
	) {}

	/** The tick within an activation, after which n8n saves. */
	async activate(mode: WorkflowActivateMode = 'activate'): Promise<IDataObject[] | null> {
		const rows = await this.#poll('trigger', mode);
		this.#saved = this.memory;
		return rows;
	}

	/** A tick on schedule. */
	async tick(): Promise<IDataObject[] | null> {
		const rows = await this.#poll('trigger', 'update');
		if (rows) this.#saved = this.memory;
		return rows;
	}

	/** The editor's test. */
	async byHand(): Promise<IDataObject[] | null> {
		return await this.#poll('manual', 'manual');
	}

	/** n8n forgets what it didn't save. */
	crash(): void {
		this.memory = this.#saved;
	}

	change(options: Partial<PollerOptions>): void {
		this.options = { ...this.options, ...options };
	}

	async #poll(mode: 'manual' | 'trigger', activation: WorkflowActivateMode) {
		const { provider, parameters = {}, credential, credentialId = 'account' } = this.options;
		const node = {
			name: 'Poll',
			type: 'messagePollingTrigger',
			parameters: { provider, options: {}, ...parameters },
			credentials: { [CREDENTIAL_TYPES[provider]]: credentialId },
		};
		const credentials = { [credentialId]: credentialOf(this.sandbox, provider, credential) };
		const polled = await pollOnce({
			node,
			credentials,
			staticData: this.memory,
			mode,
			activation,
			keep: (staticData) => void (this.memory = staticData),
		});
		return polled.items && polled.items.map(({ json }) => json);
	}
}

/** What rows tell, shortly: id and event, and the status where it changed. */
export function told(rows: readonly IDataObject[] | null): string[] {
	return (rows ?? []).map(({ messageId, event, status }) =>
		event === 'statusChanged' ? `${messageId} ${status}` : `${messageId} ${event}`,
	);
}
