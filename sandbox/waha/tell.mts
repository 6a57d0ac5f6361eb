import type { Arriving, SeededMessage, Written } from '../provider.mts';
import { fullId, partsOfId } from './message.mts';
import type { WahaSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const SERVER = 1;

/** Gives each of these phones its message, sent by the seeded session. */
export function write({ sessions }: WahaSandbox, messages: readonly Written[]): void {
	sessions.get(SEEDED.session)?.addMessages(
		messages.map(({ phone, text, sentAt }, index) => ({
			id: `3EB0C0FFEE${index}`,
			chat: `${phone.slice(1)}@c.us`,
			fromMe: true,
			type: 'chat',
			body: text,
			at: sentAt,
			acks: [{ at: null, value: SERVER }],
		})),
	);
}

/** The seeded session's messages with a contact up to now, newest first. */
export function messagesWith(
	{ sessions }: WahaSandbox,
	digits: string,
	now: number,
): SeededMessage[] {
	const messages = sessions.get(SEEDED.session)?.messages ?? [];
	return messages
		.filter(({ chat, at, isHidden }) => chat === `${digits}@c.us` && at <= now && !isHidden)
		.map((message) => ({ id: fullId(message), isOutbound: message.fromMe, at: message.at }));
}

/** A message arrives at the seeded session. */
export function arrive({ sessions }: WahaSandbox, arriving: Arriving): void {
	const { id, digits, text, isOurs, at, state } = arriving;
	const session = sessions.get(SEEDED.session);
	session?.addMessages([
		{
			id: partsOfId(id)?.id ?? id,
			chat: `${digits}@c.us`,
			fromMe: isOurs,
			type: 'chat',
			body: text,
			at,
			acks: [{ at, value: isOurs ? Number(state) || SERVER : 2 }],
		},
	]);
}
