import type { Arriving, SeededMessage, Written } from '../provider.mts';
import type { WammSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const FIRST_ID = 9_000_000;

/** Gives each phone its message, sent by the seeded channel. */
export function write({ channels }: WammSandbox, messages: readonly Written[]): void {
	channels.get(SEEDED.token)?.addMessages(
		messages.map(({ phone, text, sentAt }, index) => ({
			id: String(FIRST_ID + index),
			chat: phone.slice(1),
			fromMe: true,
			type: 'textMessage',
			text,
			link: null,
			insertedAt: sentAt,
			states: [{ at: null, value: 'sent' }],
		})),
	);
}

/** The seeded channel's messages with a contact up to now, newest first. */
export function messagesWith(
	{ channels }: WammSandbox,
	digits: string,
	now: number,
): SeededMessage[] {
	const messages = channels.get(SEEDED.token)?.messages ?? [];
	return messages
		.filter(({ chat, insertedAt }) => chat === digits && insertedAt <= now)
		.map(({ id, fromMe, insertedAt }) => ({ id, isOutbound: fromMe, at: insertedAt }));
}

/** A message arrives at the seeded channel. */
export function arrive({ channels }: WammSandbox, message: Arriving): void {
	const { id, digits, text, isOurs, at, state } = message;
	channels.get(SEEDED.token)?.addMessages([
		{
			id,
			chat: digits,
			fromMe: isOurs,
			type: 'textMessage',
			text,
			link: null,
			insertedAt: at,
			states: [{ at, value: isOurs ? state : 'received' }],
		},
	]);
}
