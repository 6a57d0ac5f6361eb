import type { FastifyInstance } from 'fastify';
import { hex } from '../data/random.mts';
import { fateOf, inWords } from '../sending/course.mts';
import type { Outbox } from '../sending/outbox.mts';
import type { TwilioAccount } from './account.mts';
import { accountPath, messageItem } from './answers.mts';
import type { Progress, TwilioMessage } from './message.mts';
import { TwilioRefusal } from './refusal.mts';
import type { TwilioContext } from './routes.mts';
import { SEEDED } from './seeded.mts';
import type { TwilioWebhooks } from './webhooks.mts';

const MAX_TEXT_LENGTH = 1_600;
const TO = /^(?:whatsapp:)?\+[1-9]\d{7,14}$/;

const refuse = (code: number, message: string) => new TwilioRefusal(400, code, message);
const isUrl = (text: string) => /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '');
const at = (status: string, errorCode: number | null = null): Progress => ({ status, errorCode });

/** How messages go on their way: texts are never read, as far as anybody knows. */
function wordsOf(isWhatsApp: boolean) {
	return {
		pending: at('queued'),
		sent: at('sent'),
		delivered: at('delivered'),
		read: at(isWhatsApp ? 'read' : 'delivered'),
		failed: isWhatsApp ? at('failed', 63_016) : at('undelivered', 30_003),
	};
}

function checkRecipient(to: string): void {
	if (to === '') throw refuse(21_604, "A 'To' phone number is required.");
	if (!TO.test(to)) throw refuse(21_211, `The 'To' number ${to} is not a valid phone number.`);
	if (to.endsWith(SEEDED.unsubscribedEnding)) {
		throw refuse(21_610, 'Attempt to send to unsubscribed recipient');
	}
	if (fateOf(to) === 'noAccount') throw refuse(21_614, `To number: ${to}, is not a mobile number`);
}

/** The sender, or null where a Messaging Service chooses one later. */
function senderOf(account: TwilioAccount, form: URLSearchParams): string | null {
	const [to, from] = [form.get('To') ?? '', form.get('From')];
	const service = form.get('MessagingServiceSid');
	if (service !== null && !account.messagingServices.has(service)) {
		throw refuse(21_701, 'The Messaging Service does not exist');
	}
	if (from === null) {
		if (service !== null) return null;
		throw refuse(21_603, "A 'From' phone number is required.");
	}
	const isWhatsApp = to.startsWith('whatsapp:');
	if (isWhatsApp !== from.startsWith('whatsapp:')) {
		throw refuse(21_910, 'Invalid From and To pair. From and To should be of the same channel');
	}
	if (isWhatsApp && !account.whatsAppSenders.has(from.slice('whatsapp:'.length))) {
		throw refuse(63_007, 'Twilio could not find a Channel with the specified From address');
	}
	const isOurs = account.numbers.some(
		({ phone, isForMessages }) => phone === from && isForMessages,
	);
	if (isWhatsApp || isOurs || /^(\d{5,6}|[\w ]*[A-Za-z][\w ]*)$/.test(from)) return from;
	throw refuse(
		21_606,
		`The 'From' phone number provided (${from}) is not a valid message-capable Twilio phone number for this destination/account`,
	);
}

function checkContent(form: URLSearchParams): void {
	const [body, media] = [form.get('Body') ?? '', form.getAll('MediaUrl')];
	if (body === '' && media.length === 0) {
		throw refuse(21_619, 'A text message body or media urls must be specified.');
	}
	if (body.length > MAX_TEXT_LENGTH) {
		throw refuse(21_617, 'The concatenated message body exceeds the 1600 character limit');
	}
	if (!media.every(isUrl)) throw refuse(21_620, 'Invalid media URL(s)');
	const callback = form.get('StatusCallback');
	if (callback !== null && !isUrl(callback)) {
		throw refuse(21_609, `The 'StatusCallback' URL ${callback} is not a valid URL.`);
	}
}

/** `POST Messages.json`: takes a message, and answers it as it is then. */
export function addSendRoute(
	app: FastifyInstance,
	{ admit, now }: TwilioContext,
	outbox: Outbox,
	webhooks: TwilioWebhooks,
): void {
	let count = 0;
	app.post<{ Params: { account: string } }>(
		`${accountPath(':account')}/Messages.json`,
		(request, reply) => {
			const account = admit(request, request.params.account);
			const form = new URLSearchParams(String(request.body ?? ''));
			const to = form.get('To') ?? '';
			checkRecipient(to);
			const from = senderOf(account, form);
			checkContent(form);
			const mediaUrls = form.getAll('MediaUrl');
			const sid = `${mediaUrls.length > 0 ? 'MM' : 'SM'}${hex(32, account.sid, (count += 1))}`;
			const body = form.get('Body');
			const contact = to.replace(/\D/g, '');
			const course = outbox.take({ id: sid, contact, text: body, mediaUrl: mediaUrls[0] ?? null });
			const statusCallback = form.get('StatusCallback');
			const messagingServiceSid = form.get('MessagingServiceSid');
			const message: TwilioMessage = {
				sid,
				direction: 'outbound-api',
				from,
				to,
				body,
				createdAt: now(),
				sentAt: course.find(({ value }) => value === 'sent')?.at ?? null,
				progress: inWords(course, wordsOf(to.startsWith('whatsapp:'))),
				mediaUrls,
				...(statusCallback !== null && { statusCallback }),
				...(messagingServiceSid !== null && { messagingServiceSid }),
			};
			account.add([message]);
			outbox.follow(course, () => void webhooks.tell(account, sid));
			return reply.code(201).send(messageItem(account, message, now()));
		},
	);
}
