import type { Arriving, SeededMessage, Written } from '../provider.mts';
import type { TwilioSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const FIRST = 9_000_000;

/** A SID of a new message: the digits tell it from others. */
export function newSid(nth: number): string {
	return `SM${String(FIRST + nth).padStart(32, 'a')}`;
}

/** Gives each phone its text message, sent by the seeded account. */
export function write({ accounts }: TwilioSandbox, messages: readonly Written[]): void {
	accounts.get(SEEDED.accountSid)?.add(
		messages.map(({ phone, text, sentAt }, index) => ({
			sid: newSid(500_000 + index),
			direction: 'outbound-api',
			from: SEEDED.phone,
			to: phone,
			body: text,
			createdAt: sentAt,
			sentAt,
			progress: [{ at: sentAt, value: { status: 'sent', errorCode: null } }],
		})),
	);
}

/** The seeded account's messages with a contact up to now, on any channel, newest first. */
export function messagesWith(
	{ accounts }: TwilioSandbox,
	digits: string,
	now: number,
): SeededMessage[] {
	const isTheirs = (address: string | null) => address?.endsWith(`+${digits}`) === true;
	const messages = accounts.get(SEEDED.accountSid)?.list(now) ?? [];
	return messages
		.filter(({ from, to }) => isTheirs(from) || isTheirs(to))
		.map(({ sid, direction, sentAt, createdAt }) => ({
			id: sid,
			isOutbound: direction !== 'inbound',
			at: sentAt ?? createdAt,
		}));
}

/** A message arrives at the seeded account, or leaves it. */
export function arrive({ accounts }: TwilioSandbox, message: Arriving): void {
	const { id, digits, text, isOurs, at, state } = message;
	const [from, to] = isOurs ? [SEEDED.phone, `+${digits}`] : [`+${digits}`, SEEDED.phone];
	accounts.get(SEEDED.accountSid)?.add([
		{
			sid: id,
			direction: isOurs ? 'outbound-api' : 'inbound',
			from,
			to,
			body: text,
			createdAt: at,
			sentAt: at,
			progress: [{ at, value: { status: isOurs ? state : 'received', errorCode: null } }],
		},
	]);
}
