import { z } from 'zod/v4';
import { createMessage, type Direction, type MessageType } from '../core/messages/message';
import type { Delivery } from '../core/webhooks/delivery';
import type { MessageEvent, Parsed, Webhook } from '../core/webhooks/webhook';
import { numberSchema, textSchema } from '../core/coercions';
import type { TwilioConfig } from './config';
import { partiesOf, toStatus } from './normalize';
import { verify } from './signature';

/**
 * A delivery: the fields of a form. `MessageStatus` tells what became of a message of ours; a message of the
 * contact has `SmsStatus` alone. Neither says when. Which fields there are varies, and new ones come unannounced.
 * @see https://www.twilio.com/docs/messaging/guides/webhook-request (read 2026-11)
 * @see https://www.twilio.com/docs/messaging/guides/track-outbound-message-status (read 2026-11)
 */
const deliverySchema = z.object({
	MessageSid: textSchema,
	SmsSid: textSchema,
	MessageStatus: textSchema,
	SmsStatus: textSchema,
	ErrorCode: textSchema,
	From: textSchema,
	To: textSchema,
	Body: textSchema,
	NumMedia: numberSchema,
	MediaUrl0: textSchema,
	MediaContentType0: textSchema,
	ProfileName: textSchema,
});
type Fields = z.output<typeof deliverySchema>;

const MEDIA_TYPES: readonly MessageType[] = ['image', 'audio', 'video'];

function toType({ NumMedia: files, MediaContentType0: mimeType, Body: text }: Fields): MessageType {
	if ((files ?? 0) > 0) {
		return MEDIA_TYPES.find((type) => mimeType?.startsWith(`${type}/`)) ?? 'file';
	}
	return text === null ? 'other' : 'text';
}

/** What a message of the contact says beside whose it is. */
function contentOf(fields: Fields) {
	return {
		chatName: fields.ProfileName,
		type: toType(fields),
		text: fields.Body,
		mediaUrl: fields.MediaUrl0,
		mediaMimeType: fields.MediaContentType0,
	};
}

function toEvent(
	fields: Fields,
	messageId: string,
	raw: MessageEvent['record']['raw'],
): MessageEvent {
	const isStatus = fields.MessageStatus !== null;
	const direction: Direction = isStatus ? 'outbound' : 'inbound';
	const message = createMessage('twilio', {
		...(isStatus ? {} : contentOf(fields)),
		direction,
		...partiesOf(direction, fields.From, fields.To),
		...toStatus(fields.MessageStatus ?? fields.SmsStatus, direction, fields.ErrorCode),
		messageId,
		isGroup: false,
	});
	return {
		kind: isStatus ? 'statusChanged' : 'messageReceived',
		record: { message, raw },
		isByApi: null,
	};
}

/** Whether it is about a message at all: calls come to the same kind of URL. */
function isOfMessage({ MessageSid, SmsSid, MessageStatus, SmsStatus }: Fields): boolean {
	return [MessageSid, SmsSid, MessageStatus, SmsStatus].some((field) => field !== null);
}

function parse({ body }: Delivery): Parsed {
	const { data: fields } = deliverySchema.safeParse(body);
	if (!fields || Object.keys(body as object).length === 0) return { events: [], dropped: 1 };
	if (!isOfMessage(fields)) return { events: [], dropped: 0 };
	const messageId = fields.MessageSid ?? fields.SmsSid;
	const isTold = fields.MessageStatus !== null || fields.From !== null;
	if (messageId === null || !isTold) return { events: [], dropped: 1 };
	// n8n gives forms without a prototype.
	const raw = { ...(body as MessageEvent['record']['raw']) };
	return { events: [toEvent(fields, messageId, raw)], dropped: 0 };
}

/** Twilio sends to the URL of a number, of a Messaging Service, or of a single message. */
export const webhook: Webhook<TwilioConfig> = {
	topics: () => [],
	parse,
	verify,
	registration: {
		by: 'user',
		place:
			'Phone Numbers, your number, Messaging Configuration, A message comes in (Webhook, HTTP POST)',
		sends:
			'That sends received messages. Statuses are sent to the Status Callback URL of a message or a Messaging Service: give the same URL there.',
	},
};
