import type { FastifyInstance } from 'fastify';
import { whatsAppDigitsOf } from '../data/contacts.mts';
import { uuid } from '../data/random.mts';
import { type Step, inWords } from '../sending/course.mts';
import type { Account } from './account.mts';
import type { TwoChatMessage } from './message.mts';
import { bodyOf, phoneParameter } from './parameters.mts';
import { apiRefusal, malformed } from './refusal.mts';
import type { TwoChatContext } from './routes.mts';
import type { TwoChatSandbox } from './sandbox.mts';

const ACKS = { pending: 0, sent: 1, delivered: 2, read: 3, failed: -1 } as const;

/** The subscription that each step is told to: those who wait for a message to be sent hear that it wasn't, too. */
const RECEIPTS: Readonly<Record<Step, string>> = {
	pending: 'sent',
	sent: 'sent',
	delivered: 'received',
	read: 'read',
	failed: 'sent',
};

const FILES = new Map([
	['jpg', ['image', 'image/jpeg']],
	['png', ['image', 'image/png']],
	['mp4', ['video', 'video/mp4']],
	['mp3', ['audio', 'audio/mpeg']],
	['pdf', ['document', 'application/pdf']],
]);

type Content = Pick<TwoChatMessage, 'text' | 'media'>;
type Recipient = Pick<TwoChatMessage, 'remoteId' | 'remotePhone'>;

/** `POST /whatsapp/send-message`: takes a message of a WhatsApp Web number, and answers its uuid. */
export function addSendRoute(
	app: FastifyInstance,
	server: TwoChatSandbox,
	{ accountOf, now }: TwoChatContext,
): void {
	const { outbox, webhookSender } = server;
	let taken = 0;

	const tell = (account: Account, id: string, ...topics: string[]) => {
		for (const topic of topics) void webhookSender.tell(account, `whatsapp.message.${topic}`, id);
	};

	app.post<{ Body: string | undefined }>('/open/whatsapp/send-message', (request, reply) => {
		const account = accountOf(request);
		const given = bodyOf(request.body);
		const own = phoneParameter('from_number', textOf(given.from_number));
		const recipient = recipientOf(given);
		const content = contentOf(given);
		if (account.wabaPhones.has(own)) throw apiRefusal(406, `${own} has no WhatsApp Web session`);
		const number = account.numbers.get(own);
		if (!number) throw apiRefusal(404, `The number ${own} was not found`);
		if (number.connectionStatus !== 'C') throw apiRefusal(404, `${own} is not connected`);

		const id = `MSG${uuid('sent', account.apiKey, (taken += 1))}`;
		const contact = recipient.remotePhone?.slice(1) ?? recipient.remoteId;
		const { text = null, media } = content;
		const course = outbox.take({ id, contact, text, mediaUrl: media?.url ?? null });
		const message = { uuid: id, sentAt: now(), ...recipient, ...content, sentBy: 'api' };
		account.addMessages(own, [{ ...message, acks: inWords(course, ACKS) }]);
		tell(account, id, 'new', 'sent');
		outbox.follow(course, (step) => tell(account, id, `receipt.${RECEIPTS[step]}`));
		return reply.code(server.sentCode).send({ success: true, message_uuid: id, batched: false });
	});
}

const textOf = (given: unknown) => (typeof given === 'string' ? given : '');

/** Exactly one of three; groups are none of what the sandbox has. */
function recipientOf({
	to_number,
	to_remote_id,
	to_group_uuid,
}: Record<string, unknown>): Recipient {
	const given = [to_number, to_remote_id, to_group_uuid].filter((each) => each !== undefined);
	if (given.length !== 1) throw malformed('to_number', 'exactly one recipient is required');
	if (to_group_uuid !== undefined) throw apiRefusal(404, 'The group was not found');
	if (to_remote_id !== undefined) {
		if (!/^\d+@(lid|c\.us)$/.test(textOf(to_remote_id))) throw malformed('to_remote_id', 'invalid');
		return { remoteId: textOf(to_remote_id), remotePhone: null };
	}
	const phone = phoneParameter('to_number', textOf(to_number));
	return { remoteId: `${whatsAppDigitsOf(phone.slice(1))}@c.us`, remotePhone: phone };
}

function contentOf({ text, url }: Record<string, unknown>): Content {
	if (!textOf(text) && !textOf(url)) throw malformed('text', 'text or url is required');
	return {
		...(textOf(text) ? { text: textOf(text) } : {}),
		...(textOf(url) ? { media: mediaOf(textOf(url)) } : {}),
	};
}

/** The file itself is fetched by the real service only. */
function mediaOf(url: string): NonNullable<Content['media']> {
	const parsed = URL.parse(url);
	if (!parsed || !/^https?:$/.test(parsed.protocol))
		throw malformed('url', 'invalid or missing URL');
	const ending = parsed.pathname.split('.').at(-1)?.toLowerCase() ?? '';
	const [type = 'document', mime_type = 'application/octet-stream'] = FILES.get(ending) ?? [];
	return { url, type, mime_type };
}
