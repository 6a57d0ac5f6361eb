import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../adapters';

const RECORD: ICheckProcessedOptions = { mode: 'entries', maxEntries: 10_000 };

/** The last work on each node's record in this process. */
const lastWork = new Map<string, Promise<unknown>>();

/** One after the other: n8n reads the record, and writes it, without a lock. */
async function inTurn<T>(record: string, work: () => Promise<T>): Promise<T> {
	const before = lastWork.get(record) ?? Promise.resolve();
	const begun = before.then(work, work);
	lastWork.set(record, begun);
	try {
		return await begun;
	} finally {
		if (lastWork.get(record) === begun) lastWork.delete(record);
	}
}

function unkept(what: string): () => never {
	return () => {
		throw new InputError(
			what,
			'Save the workflow, and run it again. If that does not help, look into n8n’s log, or remove Send Once per Key from the options.',
		);
	};
}

/** The keys that this node has sent for, in n8n's own record of what was processed. */
export class SendOnce {
	readonly #context: IExecuteFunctions;
	readonly #record: string;

	constructor(context: IExecuteFunctions) {
		this.#context = context;
		this.#record = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
	}

	/** Takes a key before its message is sent; false where it was taken already. Throws an `InputError`. */
	async take(key: string): Promise<boolean> {
		const { helpers } = this.#context;
		const taken = await inTurn(
			this.#record,
			async () => await helpers.checkProcessedAndRecord([key], 'node', RECORD),
		).catch(unkept('n8n could not keep the key of the message, so it was not sent.'));
		return taken.new.length > 0;
	}

	/** Gives the key of a message back that was certainly not sent. Throws an `InputError`. */
	async release(key: string): Promise<void> {
		const { helpers } = this.#context;
		await inTurn(
			this.#record,
			async () => await helpers.removeProcessed([key], 'node', RECORD),
		).catch(unkept('The message was not sent, but n8n keeps its key as if it was.'));
	}
}
