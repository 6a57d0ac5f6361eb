import { z } from 'zod/v4';
import { orFailure } from '../core/orFailure';
import type { Context } from '../core/provider';
import { ProviderError } from '../core/providerError';
import type { Subscription } from '../core/webhook';
import { textSchema } from '../core/wireTypes';
import type { TwoChatConfig } from './config';
import { ownNumber } from './numbers';
import { pathPart } from './path';

const rowSchema = z.object({ uuid: z.string(), event_name: textSchema, hook_url: textSchema });

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

function toSubscription({ uuid, event_name, hook_url }: z.output<typeof rowSchema>): Subscription {
	return { id: uuid, topic: event_name ?? '', url: hook_url ?? '' };
}

async function list({ call }: Context<TwoChatConfig>): Promise<readonly Subscription[]> {
	return (await call({ method: 'GET', path: '/webhooks' }, listSchema)).map(toSubscription);
}

/** A 409 means "already there" here, and "the number is starting" elsewhere: the list tells which. */
async function create(
	context: Context<TwoChatConfig>,
	account: string | null,
	topic: string,
	url: string,
): Promise<Subscription> {
	const number = account ?? (await ownNumber(context, null)).phone;
	const path = `/webhooks/subscribe/${pathPart(topic)}`;
	const answer = await orFailure(
		context.call(
			{ method: 'POST', path, body: { hook_url: url, on_number: number }, isRepeatable: false },
			createdSchema,
		),
		({ httpStatus }) => httpStatus === 409,
	);
	if (!ProviderError.isInstance(answer)) return toSubscription(answer.data);
	const found = (await list(context)).find((known) => known.topic === topic && known.url === url);
	if (found) return found;
	throw answer;
}

async function remove({ call }: Context<TwoChatConfig>, id: string): Promise<void> {
	await orFailure(
		call({ method: 'DELETE', path: `/webhooks/${pathPart(id)}` }, removedSchema),
		({ category }) => category === 'notFound',
	);
}

export const subscriptions = { list, create, remove };
