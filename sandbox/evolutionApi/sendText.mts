import { z } from 'zod/v4';
import { whatsAppDigitsOf } from '../data/contacts.mts';
import { fateOf, inWords, type Step } from '../sending/course.mts';
import type { Instance } from './instance.mts';
import { addressOf } from './message.mts';
import { record } from './findMessages.mts';
import { badRequest, stumbled } from './refusal.mts';
import type { EvolutionSandbox } from './sandbox.mts';

const WORDS: Readonly<Record<Step, string>> = {
	pending: 'PENDING',
	sent: 'SERVER_ACK',
	delivered: 'DELIVERY_ACK',
	read: 'READ',
	failed: 'ERROR',
};

const textSchema = z.object({
	number: z.string(),
	text: z.string(),
	delay: z.int().optional(),
	quoted: z.object({ key: z.object({ id: z.string().min(1) }).optional() }).optional(),
});

/** An address as the server makes it of a number: in Mexico and Argentina without the third digit, in Brazil without the ninth. */
function toAddress(number: string): string {
	if (/@(g\.us|s\.whatsapp\.net|lid)$/.test(number)) return number;
	const digits = number.replace(/\D/g, '');
	if (/^5[24]\d{11}$/.test(digits)) return addressOf(digits.slice(0, 2) + digits.slice(3));
	const [, area = '', joker = '', rest = ''] = /^55(\d\d)\d(\d)(\d{7})$/.exec(digits) ?? [];
	const isShort = Number(joker) >= 7 && Number(area) >= 31;
	return addressOf(isShort ? `55${area}${joker}${rest}` : digits);
}

/** The address that WhatsApp knows the number by. */
function known(address: string): string {
	const [digits = '', server = ''] = address.split('@');
	return server === 's.whatsapp.net' ? addressOf(whatsAppDigitsOf(digits)) : address;
}

/** `POST /message/sendText`: looks the number up, sends, stores, tells, and answers, in this order. */
export function sendText(
	{ webhookSender, outbox }: EvolutionSandbox,
	instance: Instance,
	body: unknown,
	at: number,
) {
	const { data, error } = textSchema.safeParse(body);
	if (!data) throw badRequest(error.issues.map(({ path }) => `${path.join('.')} is not valid`));
	if (instance.state === null) {
		throw stumbled("Cannot read properties of undefined (reading 'textMessage')");
	}
	const { number, text } = data;
	if (text.trim() === '') throw badRequest('Text is required');
	if (instance.state !== 'open') throw stumbled('Connection Closed');
	const remoteJid = known(toAddress(number));
	const contact = remoteJid.replace(/@s\.whatsapp\.net$/, '');
	if (fateOf(contact) === 'noAccount') throw badRequest({ jid: remoteJid, exists: false, number });
	const id = `3EB05E17${String(outbox.messages.length).padStart(14, '0')}`;
	const course = outbox.take({ id, contact, text, mediaUrl: null });
	const [, ...updates] = inWords(course, WORDS);
	const message = {
		key: { id, fromMe: true, remoteJid },
		pushName: null,
		messageType: 'conversation',
		message: { conversation: text },
		at,
		source: 'web' as const,
		updates,
	};
	instance.addMessages([message]);
	void webhookSender.tell(instance, id, 'send.message');
	outbox.follow(course, (step) => {
		void webhookSender.tell(instance, id, 'messages.update', WORDS[step]);
	});
	const { id: _row, MessageUpdate: _updates, ...answer } = record(instance, message, at);
	return { ...answer, status: 'PENDING' };
}
