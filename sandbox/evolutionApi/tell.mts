import type { Arriving, SeededMessage, Written } from '../provider.mts';
import type { Instance } from './instance.mts';
import { addressOf } from './message.mts';
import type { EvolutionSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';
import { outbound } from './written.mts';

function seeded({ instances }: EvolutionSandbox): Instance | undefined {
	return instances.get(SEEDED.instance);
}

/** Gives each phone its message, sent by the seeded instance. */
export function write(server: EvolutionSandbox, messages: readonly Written[]): void {
	seeded(server)?.addMessages(
		messages.map(({ phone, text, sentAt }, index) => ({
			...outbound(idOf(index, '3EB0F'), phone.slice(1), sentAt, ['SERVER_ACK']),
			message: { conversation: text },
		})),
	);
}

/** An id as WhatsApp's own are; the digits tell it from others. */
export function idOf(nth: number, start = '3EB0'): string {
	return start + String(nth).padStart(22 - start.length, '0');
}

/** The seeded instance's messages with a contact up to now, newest first. */
export function messagesWith(
	server: EvolutionSandbox,
	digits: string,
	now: number,
): SeededMessage[] {
	const address = addressOf(digits);
	const messages = seeded(server)?.stored(now) ?? [];
	return messages
		.filter(({ key }) => key.remoteJid === address || key.remoteJidAlt === address)
		.map(({ key: { id, fromMe }, at }) => ({
			id,
			isOutbound: fromMe,
			at: Math.floor(at / 1_000) * 1_000,
		}))
		.sort((a, b) => b.at - a.at);
}

/** A message arrives at the seeded instance. */
export function arrive(server: EvolutionSandbox, message: Arriving): void {
	const { id, digits, text, isOurs, at, state } = message;
	seeded(server)?.addMessages([
		{
			...outbound(id, digits, at, isOurs ? [state] : []),
			key: { id, fromMe: isOurs, remoteJid: addressOf(digits) },
			message: { conversation: text },
		},
	]);
}
