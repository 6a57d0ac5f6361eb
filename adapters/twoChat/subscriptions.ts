import { z } from 'zod/v4';
import { catchFailure } from '../core/catchFailure';
import type { ApiClient } from '../core/client';
import { type Category, ProviderError } from '../core/providerError';
import type { NewSubscription, Subscription } from '../core/webhooks/webhook';
import { textSchema } from '../core/coercions';
import type { TwoChatConfig } from './config';
import { ownNumber } from './numbers';
import { pathPart } from './path';

const rowSchema = z.object({
	uuid: z.string(),
	event_name: textSchema,
	hook_url: textSchema,
	channel_uuid: textSchema,
});

/**
 * The documentation shows an object with `webhooks`, 2Chat's own n8n node expects a bare list: both are taken.
 * @see https://developers.2chat.co/docs/API/WhatsApp/webhooks/list-all-webhooks (read 2026-11)
 */
const listSchema = z.union([
	z.array(rowSchema),
	z.object({ webhooks: z.array(rowSchema) }).transform(({ webhooks }) => webhooks),
]);
const createdSchema = z.object({ data: rowSchema });
const removedSchema = z.looseObject({});

function toSubscription(row: z.output<typeof rowSchema>): Subscription {
	const { uuid: id, event_name: topic, hook_url: url, channel_uuid: channel } = row;
	return { id, topic: topic ?? '', url: url ?? '', channel };
}

async function list({ call }: ApiClient<TwoChatConfig>): Promise<readonly Subscription[]> {
	return (await call({ method: 'GET', path: '/webhooks' }, listSchema)).map(toSubscription);
}

/** Failures after which it may be there all the same: its answer was lost, or 409, which means "already there". */
const UNSURE: readonly Category[] = ['network', 'timeout', 'server', 'invalidResponse'];

/** Elsewhere a 409 is a number that starts; here the list tells, as it does when an answer was lost. */
async function create(
	client: ApiClient<TwoChatConfig>,
	ownPhone: string | null,
	topic: string,
	url: string,
): Promise<NewSubscription> {
	const accountPhone = ownPhone ?? (await ownNumber(client, null)).phone;
	const path = `/webhooks/subscribe/${pathPart(topic)}`;
	const answer = await catchFailure(
		client.call(
			{
				method: 'POST',
				path,
				body: { hook_url: url, on_number: accountPhone },
				isRepeatable: false,
				secrets: [url, new URL(url).searchParams.get('key') ?? ''],
			},
			createdSchema,
		),
		({ category }) => UNSURE.includes(category),
	);
	if (!ProviderError.isInstance(answer))
		return { ...toSubscription(answer.data), url, accountPhone };
	const known = (await list(client)).filter((each) => each.topic === topic);
	const found = known.find((each) => each.url === url);
	if (found) return { ...found, accountPhone };
	throw answer.httpStatus === 409 && known.length > 0 ? taken(topic) : answer;
}

function taken(topic: string): ProviderError {
	return new ProviderError({
		provider: 'twoChat',
		category: 'invalidRequest',
		message: `2Chat already sends ${topic} to another address.`,
		advice:
			'Unpublish the workflow that subscribed to it, or remove its webhook in 2Chat, and try again.',
		httpStatus: 409,
	});
}

async function remove({ call }: ApiClient<TwoChatConfig>, id: string): Promise<void> {
	await catchFailure(
		call({ method: 'DELETE', path: `/webhooks/${pathPart(id)}` }, removedSchema),
		({ httpStatus }) => httpStatus === 404,
	);
}

export const subscriptions = { list, create, remove };
