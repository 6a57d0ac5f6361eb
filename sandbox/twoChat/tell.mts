import type { Arriving, SeededMessage, Written } from '../provider.mts';
import type { TwoChatSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const MOST = 1_000;

/** Gives each phone its message, sent by the seeded number. */
export function write({ accounts }: TwoChatSandbox, messages: readonly Written[]): void {
	accounts.get(SEEDED.apiKey)?.addMessages(
		SEEDED.phone,
		messages.map(({ phone, text, sentAt }, index) => ({
			uuid: `MSG${String(index).padStart(8, '0')}-0d8d-4aa5-b117-f9425b659999`,
			sentAt,
			remoteId: `${phone.slice(1)}@c.us`,
			remotePhone: phone,
			text,
			sentBy: 'api',
			acks: [{ at: sentAt, value: 1 }],
		})),
	);
}

/** The seeded number's messages with a contact up to now, newest first. */
export function messagesWith(
	{ accounts }: TwoChatSandbox,
	digits: string,
	now: number,
): SeededMessage[] {
	const number = accounts.get(SEEDED.apiKey)?.numbers.get(SEEDED.phone);
	const messages = number?.messages.slice(0, MOST, now, `+${digits}`) ?? [];
	return messages.map(({ uuid, sentBy, sentAt }) => ({
		id: uuid,
		isOutbound: sentBy !== 'user',
		at: sentAt,
	}));
}

/** A message arrives at the seeded number. */
export function arrive({ accounts }: TwoChatSandbox, message: Arriving): void {
	const { id, digits, text, isOurs, at } = message;
	accounts.get(SEEDED.apiKey)?.addMessages(SEEDED.phone, [
		{
			uuid: id,
			sentAt: at,
			remoteId: `${digits}@c.us`,
			remotePhone: `+${digits}`,
			text,
			sentBy: isOurs ? 'agent' : 'user',
			acks: [{ at, value: 1 }],
		},
	]);
}
