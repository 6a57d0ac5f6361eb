import { hex } from '../data/random.mts';
import type { Instance } from './instance.mts';
import { addressOf, type EvolutionMessage, storedWords } from './message.mts';

/** What it tells of a message. */
export type EvolutionEvent =
	'messages.upsert' | 'send.message' | 'messages.update' | 'messages.delete';

const HOUR_MS = 3_600_000;

/** The message as it is just written; a hidden address gives way to the phone's, where that is known. */
function written({ id: instanceId }: Instance, message: EvolutionMessage, now: number) {
	const { key, pushName, messageType, contextInfo = {}, at, source } = message;
	const [status = 'PENDING'] = storedWords(message, now);
	return {
		key: { ...key, remoteJid: key.remoteJidAlt ?? key.remoteJid },
		pushName: pushName ?? (key.fromMe ? 'Você' : null),
		status: key.fromMe ? status : 'DELIVERY_ACK',
		message: message.message,
		contextInfo,
		messageType,
		messageTimestamp: Math.floor(at / 1_000),
		instanceId,
		source,
	};
}

function update({ id: instanceId }: Instance, { key }: EvolutionMessage, status: string) {
	const { id: keyId, remoteJid, fromMe, participant } = key;
	const messageId = `cm${hex(23, keyId)}`;
	return { keyId, remoteJid, fromMe, participant, status, instanceId, messageId };
}

/** What an event holds; the status is the highest stored one unless another is told. */
export function dataOf(
	instance: Instance,
	message: EvolutionMessage,
	event: EvolutionEvent,
	now: number,
	word?: string,
) {
	if (event === 'messages.delete') return { ...message.key, status: 'DELETED' };
	if (event !== 'messages.update') return written(instance, message, now);
	return update(instance, message, word ?? storedWords(message, now)[0] ?? 'SERVER_ACK');
}

/** An event as it travels: its time is local time with a Z behind it, and the key may come along. */
export function envelope(
	{ name, ownDigits, token, webhook }: Instance,
	event: EvolutionEvent,
	data: object,
	{ now, origin, exposesKey }: { now: number; origin: string; exposesKey: boolean },
) {
	return {
		event,
		instance: name,
		data,
		destination: webhook?.url,
		date_time: new Date(now - 3 * HOUR_MS).toISOString(),
		sender: addressOf(ownDigits),
		server_url: origin,
		apikey: exposesKey ? token : null,
	};
}
