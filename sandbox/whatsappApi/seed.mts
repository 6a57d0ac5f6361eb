import { CONTACT_LIST, CONTACTS, type Contact } from '../data/contacts.mts';
import { hash, hex, integer, pick } from '../data/random.mts';
import { EVERYDAY_TEXTS, HOSTILE_TEXTS } from '../data/texts.mts';
import { SEEDED } from './seeded.mts';
import type { WhatsAppMessage } from './chat.mts';
import { EXAMPLE_CHAT } from './example.mts';
import type { WhatsAppApiSandbox } from './sandbox.mts';

const { ownDigits, group, lidChat } = SEEDED;
const OWN_ID = `${ownDigits}@c.us`;
const TEXTS = [...EVERYDAY_TEXTS, ...HOSTILE_TEXTS] as const;
const MEDIA_TYPES = ['image', 'audio', 'video', 'document', 'sticker', 'ptt', 'location'] as const;

/** The start of a JPEG in base64: what the server gives as the text of media whose file is gone. */
const PREVIEW = `/9j/4AAQSkZJRgABAQAAAQABAAD/${'2wBDAAYEBQYFBAYG'.repeat(12)}Cg==`;

/** The chats that `SEEDED` and `CONTACTS` list. */
export function seedWhatsAppApi(
	server: WhatsAppApiSandbox,
	seed: number,
	now: number,
	count: number,
): void {
	const nowSeconds = Math.floor(now / 1000);
	const share = Math.ceil(count / 2 / CONTACT_LIST.length);
	CONTACT_LIST.forEach((contact: Contact, index) => {
		const id = `${contact.whatsAppDigits}@c.us`;
		const size = contact === CONTACTS.maria ? Math.ceil(count / 2) : share;
		const until = nowSeconds - index * 3_600;
		const messages = conversation(seed, id, size, until);
		server.addChat({ id, name: contact.name, unread: index % 3, messages });
	});
	server.addChat({
		id: group,
		name: 'Equipo Ventas 🚀',
		muted: true,
		messages: conversation(seed, group, share, nowSeconds - 60).map((message) => ({
			...message,
			author: message.from_me ? OWN_ID : `${CONTACTS.olga.whatsAppDigits}@c.us`,
		})),
	});
	const lidMessages = conversation(seed, lidChat, 3, nowSeconds - 120);
	server.addChat({ id: lidChat, name: '~ nickname', messages: lidMessages });
	server.addChat({ id: `${CONTACTS.ivan.whatsAppDigits}@c.us`, name: CONTACTS.ivan.name });
	server.addChat(EXAMPLE_CHAT);
	withUnusualMessages(server, nowSeconds);
}

/** In time's order, but for neighbours that were loaded the other way round. */
function conversation(seed: number, id: string, size: number, until: number): WhatsAppMessage[] {
	const messages = Array.from({ length: size }, (_, index): WhatsAppMessage => {
		const fromMe = integer(2, seed, id, index) === 1;
		const isMedia = integer(5, seed, id, 'media', index) === 0;
		return {
			id: `${fromMe}_${id}_3EB0${hex(16, seed, id, index).toUpperCase()}`,
			from: fromMe ? OWN_ID : id,
			to: fromMe ? id : OWN_ID,
			author: null,
			from_me: fromMe,
			type: isMedia ? pick(MEDIA_TYPES, seed, id, 'type', index) : 'chat',
			body: isMedia ? '' : pick(TEXTS, seed, id, 'text', index),
			timestamp: until - (size - index) * 420,
			has_media: isMedia,
		};
	});
	for (let index = 1; index < messages.length; index += 1) {
		const [earlier, later] = [messages[index - 1], messages[index]];
		if (earlier && later && hash(seed, id, 'swap', index) % 4 === 0) {
			messages.splice(index - 1, 2, later, earlier);
		}
	}
	return messages;
}

/** Whatever the documentation allows to be null, is; and an image without its file. */
function withUnusualMessages(server: WhatsAppApiSandbox, nowSeconds: number): void {
	const unnamed = server.chats.get(`${CONTACTS.unnamed.whatsAppDigits}@c.us`);
	const [first] = unnamed?.messages ?? [];
	if (!unnamed || !first) return;
	unnamed.messages.push(
		{ ...first, id: null, body: 'no id', timestamp: nowSeconds - 50_000 },
		{ ...first, id: `${first.id}A`, body: 'no time', timestamp: null },
		{ ...first, id: `${first.id}B`, body: 'no addresses', from: null, to: null, type: null },
		{ ...first, id: `${first.id}C`, body: PREVIEW, type: 'image', has_media: false },
	);
}
