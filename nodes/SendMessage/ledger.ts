import type { IContextObject, IExecuteFunctions } from 'n8n-workflow';
import { fingerprint, type MessageRecord, type ProviderFailure } from '../../adapters';
import { isAgentTool } from '../shared/agentOutput';
import type { SendRequest } from './sendRequest';

/** What became of an item's message, as plain JSON; `begun`: its request is on its way, or the execution ended then. */
export type Outcome =
	| { readonly state: 'begun' }
	| { readonly state: 'sent'; readonly record: MessageRecord }
	| { readonly state: 'uncertain'; readonly failure: ProviderFailure };

type Outcomes = Record<string, Outcome>;

/**
 * What this run of the node has sent. n8n runs the whole node again with Retry On Fail, and hands the node's context
 * over when a failed execution is retried: so it lies there, by run and item. A tool's runs may be several calls of an
 * agent, which are told apart by what they send.
 */
export class Ledger {
	readonly #ofNode: IContextObject;
	readonly #runs: Record<string, Outcomes>;
	readonly #run: string;
	readonly #isTool: boolean;
	readonly #byItem = new Map<number, Outcome>();

	constructor(context: IExecuteFunctions) {
		this.#ofNode = context.getContext('node');
		this.#ofNode.sentMessages ??= {};
		this.#runs = this.#ofNode.sentMessages as Record<string, Outcomes>;
		this.#run = String(context.evaluateExpression('{{ $runIndex }}', 0));
		this.#isTool = isAgentTool(context);
		if (this.#isTool) return;
		for (const [index, outcome] of Object.entries(this.#runs[this.#run] ?? {})) {
			this.#byItem.set(Number(index), outcome);
		}
	}

	/** When the node's last message began, in whatever run of this execution: epoch milliseconds, 0 for none. */
	get lastStart(): number {
		return Number(this.#ofNode.lastStart ?? 0);
	}

	set lastStart(epochMs: number) {
		this.#ofNode.lastStart = epochMs;
	}

	/** What is known of the item's message from a try before, or from this one; null: nothing was sent. */
	outcomeOf(request: SendRequest): Outcome | null {
		const outcome = this.#runs[this.#run]?.[this.#keyOf(request)] ?? null;
		if (outcome) this.#byItem.set(request.index, outcome);
		return outcome;
	}

	/** @param outcome null: it was certainly not sent. */
	record(request: SendRequest, outcome: Outcome | null): void {
		const outcomes = (this.#runs[this.#run] ??= {});
		const key = this.#keyOf(request);
		if (outcome === null) {
			delete outcomes[key];
			this.#byItem.delete(request.index);
			return;
		}
		outcomes[key] = outcome;
		this.#byItem.set(request.index, outcome);
	}

	/** The items whose messages were sent or may have been. */
	items(): ReadonlyArray<readonly [index: number, Outcome]> {
		return [...this.#byItem];
	}

	/** Forgets this run: nobody runs it again. */
	close(): void {
		delete this.#runs[this.#run];
	}

	#keyOf({ index, message }: SendRequest): string {
		return this.#isTool ? `${index} ${fingerprint(JSON.stringify(message))}` : String(index);
	}
}
