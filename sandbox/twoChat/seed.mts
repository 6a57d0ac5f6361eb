import { CONTACT_LIST, CONTACTS } from '../data/contacts.mts';
import { integer, pick, uuid } from '../data/random.mts';
import { EVERYDAY_TEXTS, HOSTILE_TEXTS } from '../data/texts.mts';
import { SEEDED } from './seeded.mts';
import type { TwoChatMessage } from './message.mts';
import type { TwoChatSandbox } from './sandbox.mts';
import { EXAMPLE_MESSAGES, demoMessages } from './demoData.mts';

const LARGE_COUNT = 100_000;
const HOUR_MS = 3_600_000;
const TEXTS = [...EVERYDAY_TEXTS, ...HOSTILE_TEXTS] as const;

/** The accounts that `SEEDED` lists. */
export function seedTwoChat(
	twoChat: TwoChatSandbox,
	seed: number,
	now: number,
	count: number,
): void {
	const main = twoChat.addAccount(SEEDED.apiKey);
	main.addNumber({
		phone: SEEDED.phone,
		uuid: SEEDED.channelUuid,
		friendlyName: 'Ventas',
		messages: [
			...EXAMPLE_MESSAGES,
			...conversations(seed, now - 48 * HOUR_MS, count),
			...demoMessages(now),
		],
	});
	main.wabaPhones.add(SEEDED.wabaPhone);
	main.addNumber({
		phone: SEEDED.disconnectedPhone,
		friendlyName: 'Soporte',
		connectionStatus: 'D',
	});

	const large = twoChat.addAccount(SEEDED.largeApiKey);
	large.addNumber({ phone: SEEDED.largePhone, friendlyName: 'Archivo', generated: LARGE_COUNT });
	large.addNumber({ phone: SEEDED.largeSecondPhone, friendlyName: 'Nuevo' });

	const exhausted = twoChat.addAccount(SEEDED.exhaustedApiKey);
	exhausted.credits = 0;
	exhausted.addNumber({ phone: '+34910000003' });

	const blocked = twoChat.addAccount(SEEDED.blockedApiKey);
	blocked.blocked = true;
	blocked.addNumber({ phone: '+34910000004' });
}

/** Half of the messages are with the first contact. */
function conversations(seed: number, until: number, count: number): TwoChatMessage[] {
	return Array.from({ length: count }, (_, index): TwoChatMessage => {
		const contact = index % 2 === 0 ? CONTACTS.maria : pick(CONTACT_LIST, seed, '2chat', index);
		const sentAt = until - (count - index) * 600_000;
		return {
			uuid: `MSG${uuid(seed, '2chat', index)}`,
			sentAt,
			remoteId: `${contact.whatsAppDigits}@c.us`,
			remotePhone: `+${contact.whatsAppDigits}`,
			text: pick(TEXTS, seed, '2chat text', index),
			sentBy: pick(['user', 'user', 'agent', 'api'], seed, '2chat sender', index),
			acks: [{ at: sentAt, value: 1 + integer(3, seed, '2chat ack', index) }],
		};
	});
}
