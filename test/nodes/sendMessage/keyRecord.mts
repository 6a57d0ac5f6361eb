import '../../support/engine/environment.mts';
import { createHash } from 'node:crypto';
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/** What n8n keeps in its database: hashes of keys by workflow and node, read and written without a lock. */
export class KeyRecord implements IDataDeduplicator {
	/** Thrown by the next call. */
	trouble: Error | null = null;
	readonly #entries = new Map<string, string[]>();

	/** How many keys it holds, of all nodes. */
	get size(): number {
		return [...this.#entries.values()].reduce((sum, { length }) => sum + length, 0);
	}

	clear(): void {
		this.#entries.clear();
		this.trouble = null;
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const context = await this.#read(scope, contextData, options);
		const entries = [...(this.#entries.get(context) ?? [])];
		await pause();
		const found: IDeduplicationOutput = { new: [], processed: [] };
		for (const item of items) {
			const isKnown = entries.includes(hashOf(item));
			found[isKnown ? 'processed' : 'new'].push(item);
			if (!isKnown) entries.push(hashOf(item));
		}
		this.#entries.set(context, entries.slice(-(options.maxEntries ?? entries.length)));
		return found;
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<void> {
		const context = await this.#read(scope, contextData, options);
		const removed = items.map(hashOf);
		const entries = this.#entries.get(context) ?? [];
		await pause();
		this.#entries.set(
			context,
			entries.filter((entry) => !removed.includes(entry)),
		);
	}

	async clearAllProcessedItems(): Promise<void> {
		this.clear();
	}

	async getProcessedDataCount(): Promise<number> {
		return this.size;
	}

	async #read(
		scope: DeduplicationScope,
		{ workflow, node }: ICheckProcessedContextData,
		{ mode }: ICheckProcessedOptions,
	): Promise<string> {
		await pause();
		const { trouble } = this;
		this.trouble = null;
		if (trouble) throw trouble;
		if (mode !== 'entries' || scope !== 'node') throw new Error(`Not for ${mode}, ${scope}`);
		return `${workflow.id} ${node?.id}`;
	}
}

function hashOf(item: DeduplicationItemTypes): string {
	return createHash('md5').update(item.toString()).digest('base64');
}

/** A database answers later. */
async function pause(): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, 2));
}

/** The record of this file's engine; n8n-core by itself has none. */
export async function installKeyRecord(): Promise<KeyRecord> {
	const record = new KeyRecord();
	await DataDeduplicationService.init(record);
	return record;
}
