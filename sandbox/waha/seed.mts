import { CONTACT_LIST, CONTACTS, type Contact } from '../data/contacts.mts';
import { hex, integer, pick } from '../data/random.mts';
import { EVERYDAY_TEXTS, HOSTILE_TEXTS } from '../data/texts.mts';
import { demoMessages } from './demoData.mts';
import type { WahaMessage } from './message.mts';
import type { WahaSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const HOUR_MS = 3_600_000;
const TEXTS = [...EVERYDAY_TEXTS, ...HOSTILE_TEXTS] as const;
const MEDIA_TYPES = ['image', 'audio', 'video', 'document', 'sticker', 'ptt', 'location'] as const;

/** The sessions that `SEEDED` lists. */
export function seedWaha(waha: WahaSandbox, seed: number, now: number, count: number): void {
	const { ownDigits: phone, group, hiddenKnown } = SEEDED;
	const contacts: readonly Contact[] = [...CONTACT_LIST, CONTACTS.ivan];
	const account = {
		phone,
		names: {
			...Object.fromEntries(
				contacts.map(({ whatsAppDigits, name }) => [`${whatsAppDigits}@c.us`, name ?? '']),
			),
			[group]: 'Equipo Ventas 🚀',
		},
		lids: { [hiddenKnown]: `${CONTACTS.noor.whatsAppDigits}@c.us` },
		messages: [...conversations(seed, now - 48 * HOUR_MS, count), ...demoMessages(now)],
	};
	waha.keys.add(SEEDED.apiKey);
	waha.addSession({ ...account, name: SEEDED.session, engine: 'GOWS' });
	waha.addSession({ ...account, name: SEEDED.browserSession, engine: 'WEBJS' });
	waha.addSession({ phone, name: SEEDED.storelessSession, engine: 'NOWEB', hasStore: false });
	const status = 'SCAN_QR_CODE';
	waha.addSession({ phone, name: SEEDED.unpairedSession, engine: 'GOWS', status });
}

/** Half of the messages are with the first contact; every tenth is a reaction, which no list shows. */
function conversations(seed: number, until: number, count: number): WahaMessage[] {
	return Array.from({ length: count }, (_, index): WahaMessage => {
		const contact = index % 2 === 0 ? CONTACTS.maria : pick(CONTACT_LIST, seed, 'waha', index);
		const fromMe = integer(2, seed, 'waha direction', index) === 1;
		const isMedia = integer(5, seed, 'waha media', index) === 0;
		const at = until - (count - index) * 600_000;
		return {
			id: `3EB0${hex(16, seed, 'waha', index).toUpperCase()}`,
			chat: `${contact.whatsAppDigits}@c.us`,
			fromMe,
			type: isMedia ? pick(MEDIA_TYPES, seed, 'waha type', index) : 'chat',
			body: isMedia ? '' : pick(TEXTS, seed, 'waha text', index),
			at,
			acks: [{ at, value: fromMe ? 1 + integer(3, seed, 'waha ack', index) : 2 }],
			isByApi: fromMe && index % 3 === 0,
			...(index % 10 === 9 && { isHidden: true }),
		};
	});
}
