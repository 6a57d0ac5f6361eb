import { z } from 'zod/v4';
import { toE164 } from '../core/phone/phone';
import type { ApiClient } from '../core/client';
import type { Delivery } from '../core/webhooks/delivery';
import type { MessageEvent, Parsed, Webhook, WebhookKind } from '../core/webhooks/webhook';
import { flagSchema, textSchema, withRaw } from '../core/coercions';
import { TOKEN_MARK } from './authorize';
import { type RowConfig, rowConfigSchema, type WammConfig } from './config';
import { toMessage } from './normalize';
import { channelListSchema, messageRowSchema } from './schemas';

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
const deliverySchema = z.object({ tip: textSchema, msg_data: z.unknown() });
const TOLD = ['msg', 'msg_state'];

function kindOf(tip: string | null, isOurs: boolean | null): WebhookKind | null {
	if (tip === 'msg_state') return 'statusChanged';
	if (tip !== 'msg' || isOurs === null) return null;
	return isOurs ? 'messageSent' : 'messageReceived';
}

/** Our own number; on other messengers the field may hold an id, whose digits look like a phone. */
function toAccountPhone(
	address: string | null | undefined,
	{ messenger }: RowConfig,
): string | null {
	return messenger === 'whatsapp' ? toE164(address) : null;
}

function toEvent(
	{ row, raw }: EventRow,
	tip: string | null,
	config: RowConfig,
): MessageEvent | null {
	const kind = kindOf(tip, row.from_me);
	const messageId = row.msg_id || row.id;
	if (kind === null || !messageId) return null;
	const message = {
		...toMessage({ ...row, msg_id: messageId }, config),
		senderName: row.senderName,
		accountPhone: toAccountPhone(row.phone_acc, config),
	};
	return { kind, record: { message, raw }, isByApi: row.from_api };
}

function parse({ body }: Delivery, fields: Readonly<Record<string, unknown>>): Parsed {
	const { data } = deliverySchema.safeParse(body);
	if (!data || data.tip === null) return { events: [], dropped: 1 };
	const { tip, msg_data: told } = data;
	if (!TOLD.includes(tip)) return { events: [], dropped: 0 };
	const config = rowConfigSchema.parse(fields);
	const rows: readonly unknown[] = Array.isArray(told) ? told : [told];
	const events = rows.flatMap((candidate) => {
		const { data: row } = eventRow.safeParse(candidate);
		return (row && toEvent(row, tip, config)) ?? [];
	});
	return { events, dropped: rows.length - events.length };
}

async function current({ call, config }: ApiClient<WammConfig>) {
	const path = `/channel_list/${TOKEN_MARK}/one`;
	const { data } = await call({ method: 'GET', path }, channelListSchema);
	const [channel] = data;
	const urls = channel?.hook ? [channel.hook] : [];
	return { urls, accountPhone: toAccountPhone(channel?.phone, config) };
}

/** WAMM.chat sends everything to one URL, which its user pastes in the channel's settings. */
export const webhook: Webhook<WammConfig> = {
	topics: () => [],
	parse,
	registration: {
		by: 'user',
		place: 'Settings, your channel, tab Data and API, Webhook URL',
		sends: 'It takes one URL per channel, for received and sent messages and for statuses.',
		current,
	},
};
