import { z } from 'zod/v4';
import type { ApiClient } from '../core/client';
import { flagSchema, textSchema } from '../core/coercions';
import { fingerprint } from '../core/fingerprint';
import { ProviderError } from '../core/providerError';
import type { NewSubscription, Subscription } from '../core/webhooks/webhook';
import { type EvolutionConfig, pathOf } from './config';
import { EVOLUTION_API } from './failures';
import { SECRET_HEADER, SECRET_MARK } from './webhookSecret';

type Client = ApiClient<EvolutionConfig>;

/**
 * The one webhook of an instance. Its id stays when the address changes hands, so that addresses tell whose it is.
 * @see https://github.com/evolution-foundation/evolution-api `src/api/integrations/event/webhook` (2.3.7, read 2026-11)
 */
const rowSchema = z.object({
	enabled: flagSchema,
	url: textSchema,
	headers: z.record(z.string(), z.unknown()).nullish().catch(null),
	events: z.array(z.string()).nullish().catch(null),
	webhookByEvents: flagSchema,
	webhookBase64: flagSchema,
});
const foundSchema = rowSchema.nullable();
type Row = z.output<typeof rowSchema>;

/** What stands before the query: the address of one node. */
function addressOf(url: string): string {
	return url.split('?')[0] ?? '';
}

async function find({ call, config }: Client): Promise<Row | null> {
	return await call({ method: 'GET', path: pathOf(config, 'webhook/find') }, foundSchema);
}

async function set({ call, config }: Client, webhook: object, url: string): Promise<void> {
	const secrets = [url, new URL(url).searchParams.get('key') ?? ''];
	const path = pathOf(config, 'webhook/set');
	const about = { headers: { [SECRET_HEADER]: SECRET_MARK }, byEvents: false, base64: false };
	const body = { webhook: { ...about, ...webhook } };
	await call({ method: 'POST', path, body, secrets }, rowSchema);
}

/** The events as one topic, '' where deliveries would come otherwise than we read them. */
function topicOf({ events, webhookByEvents, webhookBase64 }: Row): string {
	return webhookByEvents === true || webhookBase64 === true ? '' : (events ?? []).join();
}

/** The webhook as a subscription; none where it is switched off. */
async function list(client: Client): Promise<readonly Subscription[]> {
	const row = await find(client);
	if (row?.enabled !== true || row.url === null) return [];
	return [{ id: fingerprint(row.url), topic: topicOf(row), url: row.url, channel: null }];
}

/** Whether somebody else's address stands there; one that we switched off is nobody's. */
function isTaken(row: Row | null, url: string): boolean {
	if (row?.url == null || addressOf(row.url) === addressOf(url)) return false;
	return row.enabled === true || row.headers?.[SECRET_HEADER] === undefined;
}

function taken(): ProviderError {
	return new ProviderError({
		provider: EVOLUTION_API.id,
		category: 'invalidRequest',
		message: 'The instance already sends its webhooks to another address, and has room for one.',
		advice:
			'A test in the editor can’t listen while a workflow is published for the instance: unpublish it first. In one workflow, let one trigger take all events. If it is another tool’s and nobody needs it, clear the URL under Webhook in Evolution Manager.',
	});
}

async function create(
	client: Client,
	_ownPhone: string | null,
	topic: string,
	url: string,
): Promise<NewSubscription> {
	if (isTaken(await find(client), url)) throw taken();
	await set(client, { enabled: true, url, events: topic.split(',') }, url);
	return { id: fingerprint(url), topic, url, channel: null, accountPhone: null };
}

/** Switches it off while it is ours, and takes the key out of its address: no route removes it. */
async function remove(client: Client, id: string): Promise<void> {
	const row = await find(client);
	if (row?.enabled !== true || row.url === null || fingerprint(row.url) !== id) return;
	await set(client, { enabled: false, url: addressOf(row.url), events: [] }, row.url);
}

export const subscriptions = { list, create, remove };
