import { SEEDED, type Sandbox } from '../../../sandbox/index.mts';

/** A row of a sheet: each customer has a phone of its own. */
export type Customer = Readonly<{ customer: string; phone: string; deal: { stage: number } }>;

export function customers(count: number): Customer[] {
	return Array.from({ length: count }, (_, index) => ({
		customer: `Customer ${index}`,
		phone: `+3461${2_000_000 + index}`,
		deal: { stage: index % 3 },
	}));
}

const SENT_AT = Date.UTC(2026, 4, 1);

/** Gives each provider one message to each customer: `to 0`, `to 1` and so on. */
export function writeTo(rows: readonly Customer[], sandbox: Sandbox): void {
	const messages = rows.map(({ phone }, index) => ({
		digits: phone.slice(1),
		phone,
		text: `to ${index}`,
		index,
	}));
	sandbox.wamm.channels.get(SEEDED.wamm.token)?.addMessages(
		messages.map(({ digits, text, index }) => ({
			id: String(9_000_000 + index),
			chat: digits,
			fromMe: true,
			type: 'textMessage',
			text,
			link: null,
			insertedAt: SENT_AT,
			states: [{ at: null, value: 'sent' }],
		})),
	);
	sandbox.twoChat.accounts.get(SEEDED.twoChat.apiKey)?.addMessages(
		SEEDED.twoChat.phone,
		messages.map(({ digits, phone, text, index }) => ({
			uuid: `MSG${String(index).padStart(8, '0')}-0d8d-4aa5-b117-f9425b659999`,
			sentAt: SENT_AT,
			remoteId: `${digits}@c.us`,
			remotePhone: phone,
			text,
			sentBy: 'api',
			acks: [{ at: SENT_AT, value: 1 }],
		})),
	);
	for (const { digits, text } of messages) {
		const id = `${digits}@c.us`;
		const about = { from: null, to: id, author: null, from_me: true, has_media: false };
		const message = { ...about, id: `true_${id}_1`, type: 'chat', body: text };
		sandbox.whatsappApi.addChat({ id, messages: [{ ...message, timestamp: SENT_AT / 1_000 }] });
	}
}
