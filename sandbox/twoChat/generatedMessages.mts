import { hash, hex, pick, toUuid } from '../data/random.mts';
import { EVERYDAY_TEXTS, HOSTILE_TEXTS } from '../data/texts.mts';
import type { MessageSource, TwoChatMessage } from './message.mts';

const CONTACT_COUNT = 250;
const EVERY_MS = 30_000;
/** Hexadecimal digits of a UUID's last group, which holds the message's place in the list. */
const PLACE_DIGITS = 12;

const TEXTS = [...EVERYDAY_TEXTS, ...HOSTILE_TEXTS] as const;
const SENDERS = ['user', 'user', 'agent', 'api'] as const;

const phoneOf = (contact: number) => `+52155${String(10_000_000 + contact)}`;

/** Any number of messages, computed from the seed when asked for and never held. */
export class GeneratedMessages implements MessageSource {
	readonly #seed: number;
	readonly #total: number;
	readonly #newestAt: number;

	/** @param newestAt epoch milliseconds of the newest message, which must not be in the future. */
	constructor(seed: number, total: number, newestAt: number) {
		this.#seed = seed;
		this.#total = total;
		this.#newestAt = newestAt;
	}

	slice(offset: number, count: number, _now: number, remotePhone?: string): TwoChatMessage[] {
		// The contacts take turns, so one conversation is every CONTACT_COUNT-th message.
		const step = remotePhone === undefined ? 1 : CONTACT_COUNT;
		const first = remotePhone === undefined ? 0 : contactOf(remotePhone);
		const messages: TwoChatMessage[] = [];
		for (let turn = offset; turn < offset + count; turn += 1) {
			const place = first + turn * step;
			if (!(place < this.#total)) break;
			messages.push(this.#message(place));
		}
		return messages;
	}

	find(uuid: string): TwoChatMessage | undefined {
		const place = Number.parseInt(uuid.slice(-PLACE_DIGITS), 16);
		if (!(place < this.#total)) return undefined;
		const message = this.#message(place);
		return message.uuid === uuid ? message : undefined;
	}

	#message(place: number): TwoChatMessage {
		const random = hash(this.#seed, place);
		const phone = phoneOf(place % CONTACT_COUNT);
		const sentAt = this.#newestAt - place * EVERY_MS;
		const digits = hex(32 - PLACE_DIGITS, random) + place.toString(16).padStart(PLACE_DIGITS, '0');
		return {
			uuid: `MSG${toUuid(digits)}`,
			sentAt,
			remoteId: `${phone.slice(1)}@c.us`,
			remotePhone: phone,
			text: `${pick(TEXTS, random)} #${place}`,
			sentBy: pick(SENDERS, random, 'sender'),
			acks: [{ at: sentAt, value: 3 }],
		};
	}
}

/** Infinity for phones that aren't among the generated ones. */
function contactOf(phone: string): number {
	const contact = Number(phone.slice(-8)) - 10_000_000;
	return contact >= 0 && contact < CONTACT_COUNT && phoneOf(contact) === phone ? contact : Infinity;
}
