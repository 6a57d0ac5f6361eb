import { z } from 'zod/v4';
import type { ApiClient } from '../core/client';
import type { MessageRecord } from '../core/messages/message';
import { statusFields } from '../core/statuses/status';
import { fromEpochSeconds } from '../core/time/time';
import type { Authenticity, Delivery } from '../core/webhooks/delivery';
import { hmac, isSameSecret } from '../core/webhooks/signature';
import type { MessageEvent, Parsed, PastedUrls, Webhook } from '../core/webhooks/webhook';
import { flagSchema, numberSchema, partSchema, textSchema, withRaw } from '../core/coercions';
import { phoneOf } from './address';
import { DEFAULT_SESSION, type WahaConfig } from './config';
import { parseMessageId } from './messageId';
import { toMessage } from './normalize';
import { type MessageRow, messageRowSchema } from './schemas';
import { readSession } from './session';

/**
 * A delivery: `timestamp` in milliseconds, and in `payload` a message, a status or what became of a message. One URL
 * may get the events of several sessions.
 * @see https://waha.devlike.pro/docs/how-to/events/ (read 2026-11)
 */
const deliverySchema = z.object({
	event: textSchema,
	session: textSchema,
	timestamp: numberSchema,
	me: partSchema({ id: textSchema }),
	payload: z.unknown(),
});
type Envelope = z.output<typeof deliverySchema>;

const payloadSchema = withRaw(messageRowSchema.extend({ source: textSchema }));
/** What was deleted is named in short; `after` is the deleting, whose id has the chat. */
const revokedSchema = z.object({
	revokedMessageId: textSchema,
	after: partSchema({ id: textSchema, fromMe: flagSchema, participant: textSchema }),
});

const NOTHING: Parsed = { events: [], dropped: 0 };
const UNUSABLE: Parsed = { events: [], dropped: 1 };

function parsed(event: MessageEvent): Parsed {
	return event.record.message.messageId === null || event.record.message.direction === null
		? UNUSABLE
		: { events: [event], dropped: 0 };
}

/** With what the id says where `fromMe` is left out. */
function whose(row: MessageRow): MessageRow {
	return { ...row, fromMe: row.fromMe ?? parseMessageId(row.id)?.isOurs ?? null };
}

function recordOf({ payload, me }: Envelope) {
	const { data } = payloadSchema.safeParse(payload);
	if (!data) return null;
	const { source } = data.row;
	const record = { message: toMessage(whose(data.row), phoneOf(me?.id)), raw: data.raw };
	return { record, isByApi: source === null ? null : source === 'api' };
}

/** A new message, or one that was edited: that comes with its new text, under an id of its own. */
function created(envelope: Envelope): Parsed {
	const known = recordOf(envelope);
	if (!known) return UNUSABLE;
	const isOurs = known.record.message.direction === 'outbound';
	return parsed({ kind: isOurs ? 'messageSent' : 'messageReceived', ...known });
}

/** How far a message of ours got; of others' messages it only tells that we read them. */
function acknowledged(envelope: Envelope): Parsed {
	const known = recordOf(envelope);
	if (!known) return UNUSABLE;
	const { message, raw } = known.record;
	if (message.direction === 'inbound') return NOTHING;
	const statusAt = fromEpochSeconds((envelope.timestamp ?? Number.NaN) / 1_000);
	return parsed({
		...known,
		kind: 'statusChanged',
		record: { message: { ...message, statusAt }, raw },
	});
}

function idOfDeleted(deletingId: string | null, deletedId: string | null): string | null {
	const deleting = parseMessageId(deletingId);
	if (!deleting || deletedId === null) return deletedId;
	const { isOurs, chat, author } = deleting;
	return [isOurs, chat, deletedId, author].filter((part) => part !== null).join('_');
}

/** A message that its author took back. */
function revoked({ payload, timestamp, me }: Envelope): Parsed {
	const { data } = revokedSchema.safeParse(payload);
	const id = data && idOfDeleted(data.after?.id ?? null, data.revokedMessageId);
	if (!id) return UNUSABLE;
	const row = messageRowSchema.parse({ ...data.after, id });
	const message = {
		...toMessage(whose(row), phoneOf(me?.id)),
		...statusFields('deleted', 'revoked'),
		statusAt: fromEpochSeconds((timestamp ?? Number.NaN) / 1_000),
	};
	const record = { message, raw: payload as MessageRecord['raw'] };
	return parsed({ kind: 'statusChanged', record, isByApi: null });
}

const READERS = new Map<string, (envelope: Envelope) => Parsed>(
	Object.entries({
		message: created,
		'message.any': created,
		'message.edited': created,
		'message.ack': acknowledged,
		'message.ack.group': acknowledged,
		'message.revoked': revoked,
	}),
);

function parse({ body }: Delivery, fields: Readonly<Record<string, unknown>>): Parsed {
	const { data: envelope } = deliverySchema.safeParse(body);
	if (!envelope || envelope.event === null) return UNUSABLE;
	const ours = String(fields.session || DEFAULT_SESSION).trim();
	if (envelope.session !== null && envelope.session !== ours) return NOTHING;
	return READERS.get(envelope.event)?.(envelope) ?? NOTHING;
}

/** `X-Webhook-Hmac`: SHA-512 of the body as it came, in hexadecimal digits. */
function verify(
	{ rawBody, headers }: Delivery,
	{ hmacSecret }: Readonly<Record<string, unknown>>,
): Authenticity {
	const key = String(hmacSecret ?? '');
	if (key === '') return 'unsigned';
	const given = headers['x-webhook-hmac'] ?? '';
	const isRight = rawBody !== null && isSameSecret(given, hmac('sha512', key, rawBody, 'hex'));
	return isRight ? 'valid' : 'forged';
}

/** Those of the server's environment variables aren't told. */
async function current(client: ApiClient<WahaConfig>): Promise<PastedUrls> {
	const { webhookUrls: urls, accountPhone } = await readSession(client);
	return { urls, accountPhone };
}

/** WAHA sends to the URLs that its user adds to the session: setting one by its API would restart the session. */
export const webhook: Webhook<WahaConfig> = {
	topics: () => [],
	parse,
	verify,
	registration: {
		by: 'user',
		place: 'Dashboard, the configuration of your session, Webhooks',
		sends:
			'Choose the events message.any, message.ack, message.ack.group, message.edited and message.revoked, and an HMAC key that you enter in the credential too. A session takes several URLs.',
		current,
	},
};
