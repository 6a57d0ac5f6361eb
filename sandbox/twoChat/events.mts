import { stageAt } from '../data/timeline.mts';
import type { TwoChatNumber } from './account.mts';
import { isoSeconds, listItem } from './answers.mts';
import type { TwoChatMessage } from './message.mts';

/**
 * The shapes that 2Chat's deliveries were seen in: as the vendor shows them for WhatsApp Web numbers (`flat`), as it
 * shows them for WhatsApp Business numbers (`named`), and one level down (`nested`).
 */
export const MESSAGE_SHAPES = ['flat', 'named', 'nested'] as const;
export type MessageShape = (typeof MESSAGE_SHAPES)[number];

/** Of receipts: event and ids, the id under either name, or the whole message again. */
export const RECEIPT_SHAPES = ['messageUuid', 'uuid', 'id', 'whole', 'nested'] as const;
export type ReceiptShape = (typeof RECEIPT_SHAPES)[number];

const FIRST_NAMES = ['María', 'João', 'Иван', 'Ana'];

function base(number: TwoChatNumber, message: TwoChatMessage) {
	const { timestamp: _timestamp, ...item } = listItem(number, message);
	const name = FIRST_NAMES[message.sentAt % FIRST_NAMES.length];
	const contact = { first_name: name, last_name: 'Doe', profile_pic_url: 'https://example.com/p' };
	return {
		id: message.uuid,
		created_at: isoSeconds(message.sentAt),
		...item,
		...(message.sentBy === 'user' ? { contact } : {}),
	};
}

/** A sent or received message. */
export function messageBody(
	number: TwoChatNumber,
	message: TwoChatMessage,
	topic: string,
	shape: MessageShape,
): object {
	const flat = base(number, message);
	if (shape === 'flat') return flat;
	if (shape === 'nested') return { event: topic, message: flat };
	return {
		...flat,
		event: topic.replace('whatsapp.', 'whatsapp.waba.'),
		created_at: flat.created_at.replace('Z', ''),
		channel: { uuid: number.uuid },
		to_number: message.remotePhone,
		_2chat_link: 'https://app.2chat.io/c/1',
	};
}

/** What the payload of a receipt calls itself, which isn't its subscription's name. */
function wordOf(topic: string, ack: number): string {
	const name = topic.split('.').at(-1) ?? '';
	return ack < 0 ? 'message.not-sent' : `message.${name}`;
}

/** What happened to a message of ours. */
export function receiptBody(
	number: TwoChatNumber,
	message: TwoChatMessage,
	topic: string,
	shape: ReceiptShape,
	now: number,
): object {
	const { at, value } = stageAt(message.acks, now);
	const event = wordOf(topic, value);
	const timestamp = Math.floor((at ?? now) / 1_000);
	if (shape === 'whole') return { ...base(number, message), event: topic };
	if (shape === 'nested') return { event, timestamp, message: { uuid: message.uuid } };
	if (shape === 'messageUuid') return { event, message_uuid: message.uuid, timestamp };
	return { event, [shape]: message.uuid, timestamp: String(timestamp) };
}
