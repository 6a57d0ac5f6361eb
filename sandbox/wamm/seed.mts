import { type Contact, CONTACT_LIST, CONTACTS } from '../data/contacts.mts';
import { SEEDED } from './seeded.mts';
import { generateWammMessages } from './generate.mts';
import type { WammChat } from './message.mts';
import type { WammSandbox } from './sandbox.mts';
import { EXAMPLE_MESSAGES, demoMessages, telegramMessages } from './demoData.mts';

const HOUR_MS = 3_600_000;

const toChat = ({ name, whatsAppDigits }: Contact): WammChat => ({
	name,
	address: whatsAppDigits,
});

/** The workspace that `SEEDED` lists. */
export function seedWamm(wamm: WammSandbox, seed: number, now: number, count: number): void {
	const { token, phone, timezone, telegramToken, unpairedToken, telegram, group } = SEEDED;
	const chats = CONTACT_LIST.map(toChat);
	const busiest = toChat(CONTACTS.maria);
	wamm.addChannel({
		token,
		phone,
		timezone,
		tag: 'Ventas',
		chats: [
			...chats,
			{ address: CONTACTS.ivan.whatsAppDigits, name: CONTACTS.ivan.name },
			{ address: group, name: 'Equipo Ventas 🚀' },
		],
		messages: [
			...EXAMPLE_MESSAGES,
			...generateWammMessages({
				seed,
				count,
				chats: [busiest, ...chats],
				until: now - 48 * HOUR_MS,
			}),
			...demoMessages(now),
		],
	});
	wamm.addChannel({
		token: telegramToken,
		phone: '79181234568',
		messenger: 'tg',
		timezone,
		tag: 'Telegram',
		chats: [
			{ address: telegram.sofia.address, name: 'Sofía 🎨', phoneReal: telegram.sofia.nickname },
			{ address: telegram.pavel.address, name: 'Павел', phoneReal: telegram.pavel.phone },
			{ address: telegram.unknownContact.address, name: 'Deleted Account' },
		],
		messages: telegramMessages(now),
	});
	wamm.addChannel({
		token: unpairedToken,
		phone: '',
		state: 'notAuthorized',
		messenger: 'max',
		tag: 'MAX',
	});
}
