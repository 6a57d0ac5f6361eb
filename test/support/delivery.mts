import type { Delivery } from '../../adapters/index.ts';

/** A delivery of this JSON that nobody signed, as adapters get it. */
export function unsigned(body: unknown, topic: string | null = null): Delivery {
	const rawBody = Buffer.from(JSON.stringify(body) ?? '');
	return { body, rawBody, headers: {}, url: 'https://n8n.example.com/webhook/1/webhook', topic };
}
