import { z } from 'zod/v4';
import { flagSchema, textSchema } from '../core/coercions';
import { createMessage, type MessageRecord } from '../core/messages/message';
import { toE164 } from '../core/phone/phone';
import type { Status } from '../core/statuses/status';
import type { Delivery } from '../core/webhooks/delivery';
import type { MessageEvent, Parsed, Webhook, WebhookKind } from '../core/webhooks/webhook';
import type { EvolutionConfig } from './config';
import { addressOf, isStory, toMessage } from './normalize';
import { keySchema, messageRowSchema } from './schemas';
import { statusOfWord } from './statuses';
import { subscriptions } from './subscriptions';
import { verify } from './webhookSecret';

/**
 * A delivery. Beside its event it may hold the instance's key and our own address, which nothing reads: only `data`
 * goes on. Its `date_time` is a server's local time with a Z behind it.
 * @see https://github.com/evolution-foundation/evolution-api `webhook.controller.ts` (2.3.7, read 2026-11)
 */
const envelopeSchema = z.object({
	event: textSchema,
	sender: textSchema,
	data: z.record(z.string(), z.unknown()),
});
type Data = z.output<typeof envelopeSchema>['data'];

const writtenSchema = messageRowSchema.extend({ id: textSchema, status: textSchema });
const updateSchema = z.object({
	keyId: textSchema,
	remoteJid: textSchema,
	fromMe: flagSchema,
	status: textSchema,
});
const deletedSchema = z.object({ key: keySchema });

const NOTHING: Parsed = { events: [], dropped: 0 };
const UNUSABLE: Parsed = { events: [], dropped: 1 };
/** Ids of Meta's API, whose updates say of our messages that they aren't ours. */
const OF_META = /^wamid\./;

/** The events that are wanted, as one topic: an instance has one webhook for all. */
function topics(kinds: readonly WebhookKind[], statuses: readonly Status[]): readonly string[] {
	const isWanted = (kind: WebhookKind) => kinds.includes(kind);
	const events = [
		...(isWanted('messageReceived') || isWanted('messageSent') ? ['MESSAGES_UPSERT'] : []),
		...(isWanted('messageSent') ? ['SEND_MESSAGE'] : []),
		...(isWanted('statusChanged') ? ['MESSAGES_UPDATE'] : []),
		...(isWanted('statusChanged') && statuses.includes('deleted') ? ['MESSAGES_DELETE'] : []),
	];
	return events.length > 0 ? [events.join()] : [];
}

function told(kind: WebhookKind, record: MessageRecord, isByApi: boolean | null): Parsed {
	return { events: [{ kind, record, isByApi } satisfies MessageEvent], dropped: 0 };
}

/** A message that was just written, by a contact or by us. */
function ofWritten(data: Data, accountPhone: string | null, isByApi: boolean | null): Parsed {
	const row = writtenSchema.parse(data);
	if (isStory(row)) return NOTHING;
	const words = row.status === null ? [] : [row.status];
	const message = { ...toMessage({ ...row, MessageUpdate: words }), accountPhone };
	const { messageId, direction } = message;
	if (messageId === null || direction === null) return UNUSABLE;
	const kind = direction === 'inbound' ? 'messageReceived' : 'messageSent';
	return told(kind, { message, raw: data }, isByApi);
}

/** A status of a message of ours, which is all that is told of it. */
function ofStatus(
	key: z.output<typeof keySchema>,
	word: string | null,
	data: Data,
	accountPhone: string | null,
): Parsed {
	const { messageId, ...address } = addressOf(key);
	if (messageId === null) return UNUSABLE;
	const isOurs = address.direction === 'outbound' || OF_META.test(messageId);
	if (!isOurs || word === null) return NOTHING;
	const known = { messageId, ...address, direction: 'outbound', accountPhone } as const;
	const message = createMessage('evolutionApi', { ...known, ...statusOfWord(word) });
	return told('statusChanged', { message, raw: data }, null);
}

/** An update without a status is called DELETED up to 2.3.6; what is deleted is told by another event. */
function ofUpdate(data: Data, accountPhone: string | null): Parsed {
	const { keyId: id, remoteJid, fromMe, status } = updateSchema.parse(data);
	const word = status === 'DELETED' || status === 'EDITED' ? null : status;
	const key = { id, remoteJid, fromMe, remoteJidAlt: null, senderPn: null };
	return ofStatus(key, word, data, accountPhone);
}

/** The key by itself, or the whole message with it, where it was deleted by API. */
function ofDeleted(data: Data, accountPhone: string | null): Parsed {
	const { key } = deletedSchema.parse(data);
	return ofStatus(key ?? keySchema.parse(data), 'DELETED', data, accountPhone);
}

function parse({ body }: Delivery): Parsed {
	const { data: envelope } = envelopeSchema.safeParse(body);
	if (!envelope) return UNUSABLE;
	const { event, sender, data } = envelope;
	const accountPhone = toE164(sender?.replace(/:\d+(?=@)/, ''));
	switch (event?.toLowerCase().replace(/[-_]/g, '.')) {
		case 'messages.upsert':
			return ofWritten(data, accountPhone, null);
		case 'send.message':
			return ofWritten(data, accountPhone, true);
		case 'messages.update':
			return ofUpdate(data, accountPhone);
		case 'messages.delete':
			return ofDeleted(data, accountPhone);
		default:
			return event ? NOTHING : UNUSABLE;
	}
}

/** Evolution API sends all events of an instance to one address, which is set by its API. */
export const webhook: Webhook<EvolutionConfig> = {
	topics,
	parse,
	verify,
	registration: { by: 'api', ...subscriptions },
};
