import { z } from 'zod/v4';
import { hex } from '../data/random.mts';
import type { Instance } from './instance.mts';
import { badRequest, stumbled } from './refusal.mts';
import type { Version } from './version.mts';
import { EVENTS, type WebhookRow } from './webhookRow.mts';

const MAX_URL_LENGTH = 500;

const settingSchema = z.object({
	webhook: z.looseObject({
		enabled: z.boolean(),
		url: z.string(),
		headers: z.record(z.string(), z.string()).optional(),
		byEvents: z.boolean().optional(),
		base64: z.boolean().optional(),
		events: z.array(z.enum(EVENTS as [string, ...string[]])).optional(),
	}),
});

/** What the route's JSON schema refuses: an empty URL only where nothing stands beside it and `enabled`. */
function checked(body: unknown, { checksUrl }: Version) {
	const { data, error } = settingSchema.safeParse(body);
	if (!data) throw badRequest(error.issues.map(({ path }) => `${path.join('.')} is not valid`));
	const { webhook } = data;
	const isBare = Object.keys(webhook).every((name) => ['enabled', 'url'].includes(name));
	if (isBare && webhook.url === '') throw badRequest(['The "url" cannot be empty']);
	if (checksUrl && !URL.canParse(webhook.url)) throw badRequest('Invalid "url" property');
	return webhook;
}

/** `POST /webhook/set`: there is room for one, and what was there is gone. */
export function setWebhook(
	instance: Instance,
	body: unknown,
	version: Version,
	now: number,
): WebhookRow {
	const { enabled, url, headers, byEvents, base64, events } = checked(body, version);
	if (instance.state === null) {
		throw stumbled("Cannot read properties of undefined (reading 'instanceId')");
	}
	if (enabled && events === undefined) {
		throw stumbled("Cannot read properties of undefined (reading 'length')");
	}
	if (url.length > MAX_URL_LENGTH) {
		throw stumbled('Invalid `this.prisma.webhook.upsert()` invocation: the value is too long');
	}
	const { webhook: before } = instance;
	const at = new Date(now).toISOString();
	instance.webhook = {
		id: before?.id ?? `cm${hex(23, 'webhook', instance.id)}`,
		url,
		headers: headers ?? before?.headers ?? null,
		enabled,
		events: !enabled ? [] : events?.length === 0 ? EVENTS : (events ?? []),
		webhookByEvents: byEvents ?? before?.webhookByEvents ?? false,
		webhookBase64: base64 ?? before?.webhookBase64 ?? false,
		createdAt: before?.createdAt ?? at,
		updatedAt: at,
		instanceId: instance.id,
	};
	return instance.webhook;
}
