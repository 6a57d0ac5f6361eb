import { z } from 'zod/v4';
import { type Message, messageSchema, providers } from '../../adapters/index.ts';
import { table } from './markdown.mts';

/** A message as the lists of the first provider give it. */
export const EXAMPLE: Message = {
	sentAt: '2026-02-20T18:30:00.000Z',
	direction: 'outbound',
	phone: '+5215512345678',
	chatName: 'María Fernanda Núñez',
	senderName: null,
	type: 'text',
	text: 'Su pedido va en camino',
	mediaUrl: null,
	mediaMimeType: null,
	status: 'delivered',
	isFinal: false,
	failureReason: null,
	statusAt: '2026-02-20T18:30:22.000Z',
	providerStatus: 'delivered',
	messageId: '1234567',
	chatId: '5215512345678',
	isGroup: false,
	accountPhone: null,
	provider: providers[0]?.id ?? '',
};

interface Plain {
	readonly type?: string;
	readonly enum?: readonly string[];
	readonly pattern?: string;
}

interface Field extends Plain {
	readonly anyOf?: readonly Plain[];
}

function typeOf({ anyOf, ...plain }: Field): string {
	const { type, enum: values, pattern } = anyOf?.find((one) => one.type !== 'null') ?? plain;
	if (values) return values.map((value) => `\`${value}\``).join(' ');
	if (pattern) return pattern.includes('T') ? 'time' : 'phone';
	return type === 'boolean' ? 'true or false' : 'text';
}

function shown(value: Message[keyof Message]): string {
	return value === null ? 'null' : `\`${value}\``;
}

/** Every field of the item in its order, from the schema that defines it. */
export function itemTable(): string {
	const example = messageSchema.parse(EXAMPLE);
	const { properties = {} } = z.toJSONSchema(messageSchema);
	const rows = Object.entries(messageSchema.shape).map(([key, { description = '' }]) => [
		`\`${key}\``,
		description,
		typeOf(properties[key] as Field),
		shown(example[key as keyof Message]),
	]);
	return table(
		['Field', 'Meaning', 'Type', 'Example'],
		[...rows, ['`raw`', "The provider's own object, untouched", 'object', 'only on request']],
	);
}
