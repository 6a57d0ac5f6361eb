import { fateOf, inWords, type Course } from '../sending/course.mts';
import type { WahaSandbox } from './sandbox.mts';
import { fullId, type WahaMessage } from './message.mts';
import { refused, stumbled } from './refusal.mts';
import type { Session } from './session.mts';

const ACKS = { pending: 0, sent: 1, delivered: 2, read: 3, failed: -1 } as const;
const STRINGS = ['session', 'chatId', 'text'] as const;
const OTHERS = ['reply_to', 'linkPreview', 'linkPreviewHighQuality', 'mentions', 'id'];

/** What is to be sent; unknown fields are refused, as with `WAHA_HTTP_STRICT_MODE`. */
export interface SendTextRequest {
	readonly session: string;
	readonly chatId: string;
	readonly text: string;
	readonly reply_to?: unknown;
}

/** The body of `POST /api/sendText`, checked. */
export function sendTextRequest(body: unknown): SendTextRequest {
	const given = parsed(body);
	const known: readonly string[] = [...STRINGS, ...OTHERS];
	const complaints = [
		...STRINGS.filter((name) => typeof given[name] !== 'string').map(
			(name) => `${name} must be a string`,
		),
		...Object.keys(given)
			.filter((name) => !known.includes(name))
			.map((name) => `property ${name} should not exist`),
	];
	if (complaints.length > 0) throw refused(400, complaints);
	return given as unknown as SendTextRequest;
}

function parsed(body: unknown): Readonly<Record<string, unknown>> {
	try {
		const json: unknown = JSON.parse(String(body));
		if (typeof json === 'object' && json !== null) return json as Record<string, unknown>;
	} catch {
		// Refused below, with everything else that is no object.
	}
	throw refused(400, 'Unexpected token in JSON');
}

/** What each engine answers: its own object, of which only GOWS’s has a plain `id`. */
function answerOf(session: Session, message: WahaMessage): object {
	const { id, chat, body, at } = message;
	const timestamp = Math.floor(at / 1_000);
	if (session.engine === 'GOWS') return { id: fullId(message), _data: { Info: { ID: id } } };
	if (session.isBrowser) {
		const serialized = { fromMe: true, remote: chat, id, _serialized: fullId(message) };
		return { _data: { id: serialized, type: 'chat' }, id: serialized, ack: 0, body, timestamp };
	}
	const key = { remoteJid: chat.replace('@c.us', '@s.whatsapp.net'), fromMe: true, id };
	return { key, message: { conversation: body }, messageTimestamp: timestamp, status: 1 };
}

/** Takes a text, lets it go on with the clock, and tells webhooks of it. */
export function sendText(
	server: WahaSandbox,
	session: Session,
	request: SendTextRequest,
	at: number,
) {
	const { outbox, webhooks } = server;
	const { chatId: chat, text: body } = request;
	if (!chat.includes('@')) throw stumbled(`Invalid wid ${chat}`, '/api/sendText');
	const contact = chat.endsWith('@c.us') ? chat.slice(0, -'@c.us'.length) : chat;
	if (session.isBrowser && fateOf(contact) === 'noAccount') {
		throw stumbled('Evaluation failed: Error: No LID for user', '/api/sendText');
	}
	const author = chat.endsWith('@g.us') ? { author: `${session.phone}@c.us` } : {};
	const id = `3EB05E17${String(outbox.messages.length).padStart(14, '0')}`;
	const outgoing = { id, chat, fromMe: true, ...author, type: 'chat', body, at, isByApi: true };
	const course: Course = outbox.take({
		id: fullId({ ...outgoing, acks: [{ at, value: 0 }] }),
		contact,
		text: body,
		mediaUrl: null,
	});
	const message: WahaMessage = { ...outgoing, acks: inWords(course, ACKS) };
	session.addMessages([message]);
	void webhooks.tell(session, message, 'message.any');
	outbox.follow(course, () => void webhooks.tell(session, message, 'message.ack'));
	return answerOf(session, message);
}
