/** A webhook delivery as it arrived. */
export interface Delivery {
	/** As n8n parsed it: JSON, or the fields of a form. */
	readonly body: unknown;
	/** What signatures are made of; null where n8n kept none. */
	readonly rawBody: Uint8Array | null;
	/** By their lower-case names. */
	readonly headers: Readonly<Record<string, string>>;
	/** The address it was sent to, with its query, as the provider was told it. */
	readonly url: string;
	/** What its URL was subscribed to; null where one URL takes everything. */
	readonly topic: string | null;
}

/**
 * What a delivery's signature says: it is the provider's; it isn't, or should be there and is missing; or nothing is
 * known, as the credential holds no secret to check it with.
 */
export type Authenticity = 'valid' | 'forged' | 'unsigned';
