import { z } from 'zod/v4';
import { toE164 } from '../core/phone';
import type { Context } from '../core/provider';
import type { MessageEvent, Parsed, Webhook, WebhookKind } from '../core/webhook';
import { flagSchema, textSchema, withRaw } from '../core/wireTypes';
import { TOKEN_MARK } from './authorize';
import type { WammConfig } from './config';
import { toMessage } from './normalize';
import { channelListSchema, messageRowSchema } from './wire';

const eventRow = withRaw(
	messageRowSchema.extend({
		id: textSchema,
		phone_acc: textSchema,
		from_api: flagSchema,
		senderName: textSchema,
	}),
);
type EventRow = z.output<typeof eventRow>;

/**
 * A delivery: `tip` is `msg` for messages and `msg_state` for status changes, of which only id and state are sure.
 * Ids and flags are numbers here and strings in lists; all of a channel's events go to one URL. `msg_data` is one
 * object; a list is taken as well, since WAMM.chat's own methods answer now with the one, now with the other.
 * @see https://1mhub.ru/en/help/poluchenie-soobschenii-cherez-webhook (read 2026-11)
 */
const deliverySchema = z.object({
	tip: textSchema,
	msg_data: z.union([z.array(eventRow), eventRow.transform((row) => [row])]),
});

function kindOf(tip: string | null, isOurs: boolean | null): WebhookKind | null {
	if (tip === 'msg_state') return 'statusChanged';
	if (tip !== 'msg' || isOurs === null) return null;
	return isOurs ? 'messageSent' : 'messageReceived';
}

/** Our own number; on other messengers the field may hold an id, whose digits look like a phone. */
function toAccountPhone(
	address: string | null | undefined,
	{ messenger }: WammConfig,
): string | null {
	return messenger === 'whatsapp' ? toE164(address) : null;
}

function toEvents(
	{ row, raw }: EventRow,
	tip: string | null,
	config: WammConfig,
): readonly MessageEvent[] {
	const kind = kindOf(tip, row.from_me);
	const messageId = row.msg_id || row.id;
	if (kind === null || !messageId) return [];
	const message = {
		...toMessage({ ...row, msg_id: messageId }, config),
		senderName: row.senderName,
		accountPhone: toAccountPhone(row.phone_acc, config),
	};
	return [{ kind, observation: { message, raw }, isByApi: row.from_api }];
}

function parse(body: unknown, _topic: string | null, config: WammConfig): Parsed {
	const { data } = deliverySchema.safeParse(body);
	if (!data) return { ignored: 'unintelligible' };
	const events = data.msg_data.flatMap((row) => toEvents(row, data.tip, config));
	return events.length > 0 ? { events } : { ignored: 'notAMessage' };
}

async function current({ call, config }: Context<WammConfig>) {
	const path = `/channel_list/${TOKEN_MARK}/one`;
	const { data } = await call({ method: 'GET', path }, channelListSchema);
	return { url: data[0]?.hook ?? '', accountPhone: toAccountPhone(data[0]?.phone, config) };
}

/** WAMM.chat sends everything to one URL, which its user pastes in the channel's settings. */
export const webhook: Webhook<WammConfig> = {
	topics: () => [],
	parse,
	registration: { by: 'user', current },
};
