import type { Status } from '../../adapters/index.ts';
import type { FailureReason } from '../../adapters/core/statuses/status.ts';
import type { Told } from './messages/told.mts';

/** A word that is documented or was seen, and what the adapter makes of it. */
export interface StatusWord {
	readonly word: string;
	/** Null where the word is read for its reason only. */
	readonly status: Status | null;
	readonly failureReason: FailureReason | null;
	/** The one node that gets it. */
	readonly node?: string;
}

/** What the documents tell of one provider beside its capabilities: the exports of `providers/<id>.mts`. */
export interface ProviderDocs {
	/** Words beside its label by which people look for it. */
	readonly aliases?: readonly string[];
	/** What its own failures become. */
	messages(): Promise<string>;
	/** What the Message Webhook Trigger says of this provider only. */
	triggerMessages?(): Promise<readonly Told[]>;
	/** Its words for statuses; absent where it has none. */
	readonly statusWords?: { readonly field: string; readonly words: readonly StatusWord[] };
}

/** What the documents tell of a provider of the registry. */
export async function docsOf(id: string): Promise<ProviderDocs> {
	return (await import(`./providers/${id}.mts`)) as ProviderDocs;
}
