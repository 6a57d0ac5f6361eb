import { type Sandbox, SEEDED } from '../../../sandbox/index.mts';
import type { ProviderId } from '../setup/providers.mts';

export interface Arrival {
	readonly id: string;
	readonly text?: string;
	/** Of us; else the contact wrote it. */
	readonly isOurs?: boolean;
	/** Seconds before now that its time says. */
	readonly ago?: number;
	/** WAMM.chat's word; it may be changed later by arriving again. */
	readonly state?: string;
}

const { contacts, wamm, twoChat } = SEEDED;

/** A message arrives at the provider; one with a known id replaces it. */
export function arrive(sandbox: Sandbox, provider: ProviderId, arrival: Arrival): void {
	const { id, text = `message ${id}`, isOurs = false, ago = 0, state = 'sent' } = arrival;
	const at = sandbox.clock.now() - ago * 1_000;
	const digits = contacts.maria.whatsAppDigits;
	if (provider === 'wamm') {
		sandbox.wamm.channels.get(wamm.token)?.addMessages([
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
	} else if (provider === 'twoChat') {
		sandbox.twoChat.accounts.get(twoChat.apiKey)?.addMessages(twoChat.phone, [
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
	} else {
		const chat = sandbox.whatsappApi.chats.get(`${digits}@c.us`);
		if (chat && !isOurs) chat.unread += 1;
		chat?.messages.push({
			id,
			from: null,
			to: null,
			author: null,
			from_me: isOurs,
			type: 'chat',
			body: text,
			timestamp: Math.floor(at / 1_000),
			has_media: false,
		});
	}
}

/** An id of a new message, as the provider writes it: the digits tell it from others. */
export function idOf(provider: ProviderId, nth: number): string {
	if (provider === 'wamm') return String(9_000_000 + nth);
	if (provider === 'twoChat') return `MSG99999999-0d8d-4aa5-b117-${String(nth).padStart(12, '0')}`;
	return `false_5215512345678@c.us_3EB0${String(nth).padStart(16, '0')}`;
}
