import { z } from 'zod/v4';
import { flagSchema, textSchema, withRaw } from '../core/wireTypes';

const done = z.union([z.literal(0), z.literal('0')]);

/**
 * A message of `msg_get` and `msg_get_last`: numbers come as strings there and as numbers in webhooks.
 * @see https://1mhub.ru/en/help/poluchenie-soobschenii-po-nomeru (read 2026-11)
 */
export const messageRowSchema = z.object({
	msg_id: textSchema,
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

/** `msg_data` is a list here; a lone object or null instead are taken for what they mean. */
export const messageListSchema = z.object({
	err: z.union([done, z.literal('msgs not be')]),
	msg_data: z
		.union([z.array(z.unknown()), z.record(z.string(), z.unknown())])
		.nullish()
		.transform((data) => (Array.isArray(data) ? data : data ? [data] : [])),
});

const stateRow = withRaw(z.object({ msg_id: textSchema, phone: textSchema, state: textSchema }));

/**
 * The answer of `msg_state`, where `msg_data` is one object without any time; a list of one is taken as well.
 * @see https://1mhub.ru/en/help/poluchenie-statusa-soobscheniy (read 2026-11)
 */
export const stateAnswerSchema = z.object({
	err: z.union([done, z.literal('msg not be')]),
	msg_data: z.union([z.array(stateRow).transform((rows) => rows[0] ?? null), stateRow]).nullish(),
});

/**
 * Channels of `channel_list`; the filter `one` leaves the token's own.
 * @see https://1mhub.ru/en/help/poluchenie-spiska-kanalov-svyazi (read 2026-11)
 */
export const channelListSchema = z.object({
	err: done,
	data: z
		.array(
			z.object({
				phone: textSchema,
				state: textSchema,
				hook: textSchema,
			}),
		)
		.nullish()
		.transform((data) => data ?? []),
});
