import { z, type ZodType } from 'zod/v4';
import { flagSchema, idSchema, rowsSchema, textSchema, withRaw } from '../core/coercions';

/** How PHP says that there is nothing. */
function isNothing(data: unknown): boolean {
	if (typeof data === 'object' && data !== null) return Object.keys(data).length === 0;
	return data === null || data === undefined || data === false || data === '';
}

/** A list where a lone object may stand for one row, and any of PHP's words for none. */
function rowsOrOne<Row>(schema: ZodType<Row>) {
	return z
		.unknown()
		.transform((data) => {
			if (isNothing(data)) return [];
			return typeof data === 'object' && !Array.isArray(data) ? [data] : data;
		})
		.pipe(rowsSchema(schema));
}

const done = z.union([z.literal(0), z.literal('0')]);

/**
 * A message of `msg_get` and `msg_get_last`: numbers come as strings there and as numbers in webhooks.
 * @see https://1mhub.ru/en/help/poluchenie-soobschenii-po-nomeru (read 2026-11)
 */
export const messageRowSchema = z.object({
	msg_id: idSchema,
	from_me: flagSchema,
	phone: textSchema,
	phone_real: textSchema,
	chat_name: textSchema,
	tip_msg: textSchema,
	msg_text: textSchema,
	msg_link: textSchema,
	date_ins: textSchema,
	date_upd: textSchema,
	state: textSchema,
});
export type MessageRow = z.output<typeof messageRowSchema>;

export const messageListSchema = z.object({
	err: z.union([done, z.literal('msgs not be')]),
	msg_data: rowsOrOne(messageRowSchema),
});

const stateRowSchema = z.object({ msg_id: idSchema, phone: textSchema, state: textSchema });

/**
 * The answer of `msg_state`, where `msg_data` is one object without any time.
 * @see https://1mhub.ru/en/help/poluchenie-statusa-soobscheniy (read 2026-11)
 */
export const stateAnswerSchema = z.object({
	err: z.union([done, z.literal('msg not be')]),
	msg_data: rowsOrOne(stateRowSchema),
});

/**
 * The answer of `msg_to`. Its id is a number here, and a text everywhere else; without it nobody knows what was taken.
 * @see https://1mhub.ru/en/help/otpravka-soobschenii-api (read 2026-11)
 */
export const sentAnswerSchema = withRaw(
	z.object({ err: done, msg_id: idSchema.refine((id) => id !== null) }),
);

/**
 * Channels of `channel_list`; the filter `one` leaves the token's own.
 * @see https://1mhub.ru/en/help/poluchenie-spiska-kanalov-svyazi (read 2026-11)
 */
export const channelListSchema = z.object({
	err: done,
	data: rowsOrOne(z.object({ phone: textSchema, state: textSchema, hook: textSchema })).transform(
		({ usable }) => usable.map(({ row }) => row),
	),
});
