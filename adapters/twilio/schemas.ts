import { z } from 'zod/v4';
import {
	flagSchema,
	idSchema,
	numberSchema,
	rowsSchema,
	textSchema,
	withRaw,
} from '../core/coercions';

/**
 * A message. Times are RFC 2822; `date_sent` is null until it is sent, `from` until a Messaging Service has chosen
 * a sender. `error_code` may stand beside any status.
 * @see https://github.com/twilio/twilio-oai/blob/main/spec/json/twilio_api_v2010.json (2.6.7, read 2026-11)
 */
export const messageRowSchema = z.object({
	sid: idSchema,
	body: textSchema,
	direction: textSchema,
	from: textSchema,
	to: textSchema,
	status: textSchema,
	error_code: textSchema,
	num_media: numberSchema,
	date_created: textSchema,
	date_sent: textSchema,
	date_updated: textSchema,
});
export type MessageRow = z.output<typeof messageRowSchema>;

/** A page of messages; the next one lies where the answer says, null on the last. */
export const messageListSchema = z.object({
	messages: rowsSchema(messageRowSchema),
	next_page_uri: textSchema,
});

/** One message. Without its sid it is none, but an answer of something else. */
export const messageAnswerSchema = withRaw(
	messageRowSchema.refine(({ sid }) => sid !== null, { path: ['sid'] }),
);

/** Our own numbers: those of this account that can write messages, by `capabilities.sms`. Read as the above. */
export const numberListSchema = z.object({
	incoming_phone_numbers: rowsSchema(
		z.object({
			phone_number: textSchema,
			friendly_name: textSchema,
			capabilities: z.object({ sms: flagSchema }).nullish().catch(null),
		}),
	),
});
