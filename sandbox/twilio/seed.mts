import { type Contact, CONTACT_LIST, CONTACTS } from '../data/contacts.mts';
import { hex, integer, pick } from '../data/random.mts';
import { EVERYDAY_TEXTS, HOSTILE_TEXTS } from '../data/texts.mts';
import { addressOf, demoMessages } from './demoData.mts';
import type { TwilioMessage } from './message.mts';
import type { TwilioSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const HOUR_MS = 3_600_000;
const EVERY_MS = 600_000;
const TEXTS = [...EVERYDAY_TEXTS, ...EVERYDAY_TEXTS, ...HOSTILE_TEXTS] as const;

/** The accounts that `SEEDED` lists. */
export function seedTwilio(twilio: TwilioSandbox, seed: number, now: number, count: number): void {
	const main = twilio.addAccount(SEEDED.accountSid, SEEDED.authToken);
	main.keys.set(SEEDED.apiKeySid, SEEDED.apiKeySecret);
	main.whatsAppSenders.add(SEEDED.phone);
	main.messagingServices.add(SEEDED.messagingServiceSid);
	main.numbers.push(
		{ phone: SEEDED.phone, friendlyName: 'Ventas', isForMessages: true, smsUrl: '' },
		{ phone: SEEDED.voicePhone, friendlyName: 'Voice', isForMessages: false, smsUrl: '' },
	);
	main.add([...conversations(seed, now - 48 * HOUR_MS, count), ...demoMessages(now)]);
	const suspended = twilio.addAccount(SEEDED.suspendedAccountSid, SEEDED.suspendedAuthToken);
	suspended.isActive = false;
}

/** Half of the messages are with the first contact. */
function conversations(seed: number, until: number, count: number): TwilioMessage[] {
	return Array.from({ length: count }, (_, index) => {
		const contact = index % 2 === 0 ? CONTACTS.maria : pick(CONTACT_LIST, seed, 'twilio', index);
		return messageOf(contact, seed, until - (count - index) * EVERY_MS, index);
	});
}

function messageOf(contact: Contact, seed: number, at: number, index: number): TwilioMessage {
	const isOurs = integer(2, seed, 'twilio direction', index) === 1;
	const [theirs, ours] = [addressOf(contact), addressOf(contact, SEEDED.phone)];
	const word = pick(['sent', 'delivered', 'delivered', 'undelivered'], seed, 'twilio state', index);
	const status = isOurs ? word : 'received';
	const errorCode = status === 'undelivered' ? 30_003 : null;
	return {
		sid: `SM${hex(32, seed, 'twilio', index)}`,
		direction: isOurs ? 'outbound-api' : 'inbound',
		from: isOurs ? ours : theirs,
		to: isOurs ? theirs : ours,
		body: pick(TEXTS, seed, 'twilio text', index),
		createdAt: at,
		sentAt: at,
		progress: [
			{ at: at + 1_000 * integer(240, seed, 'delay', index), value: { status, errorCode } },
		],
	};
}
