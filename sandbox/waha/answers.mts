import { stageAt } from '../data/timeline.mts';
import { fullId, type WahaMessage } from './message.mts';
import type { Session } from './session.mts';

const ACK_NAMES = ['ERROR', 'PENDING', 'SERVER', 'DEVICE', 'READ', 'PLAYED'] as const;
/** Types whose file WAHA would download. */
const MIME_TYPES: Readonly<Record<string, string>> = {
	image: 'image/jpeg',
	ptt: 'audio/ogg; codecs=opus',
	audio: 'audio/mpeg',
	video: 'video/mp4',
	document: 'application/pdf',
	sticker: 'image/webp',
};
const CONTENTS: Readonly<Record<string, string>> = {
	chat: 'conversation',
	image: 'imageMessage',
	ptt: 'audioMessage',
	audio: 'audioMessage',
	video: 'videoMessage',
	document: 'documentMessage',
	sticker: 'stickerMessage',
	location: 'locationMessage',
};

const toJid = (address: string) => address.replace('@c.us', '@s.whatsapp.net');

/** The engine's own object beside WAHA's fields: each has another. */
function engineData(session: Session, message: WahaMessage): object {
	const { id, chat, fromMe, author, alternate, type, body, at } = message;
	const name = fromMe ? 'Ventas' : (session.names.get(author ?? chat) ?? '');
	const content =
		type === 'chat'
			? { conversation: body }
			: { [CONTENTS[type] ?? 'pollMessage']: { caption: body } };
	if (session.isBrowser) {
		return { type, notifyName: name, t: Math.floor(at / 1_000), mimetype: MIME_TYPES[type] };
	}
	if (session.engine === 'NOWEB') {
		const key = {
			remoteJid: toJid(chat),
			fromMe,
			id,
			...(alternate && { remoteJidAlt: toJid(alternate) }),
		};
		return { key, message: content, messageTimestamp: Math.floor(at / 1_000), pushName: name };
	}
	const whose = fromMe ? 'RecipientAlt' : 'SenderAlt';
	const Info = {
		Chat: toJid(chat),
		Sender: toJid(author ?? (fromMe ? `${session.phone}:7@c.us` : chat)),
		SenderAlt: '',
		RecipientAlt: '',
		...(alternate && { [whose]: toJid(alternate) }),
		IsFromMe: fromMe,
		IsGroup: author !== undefined,
		ID: id,
		PushName: name,
		Timestamp: new Date(at).toISOString(),
	};
	return { Info, Message: content };
}

/** On GOWS and NOWEB `from` is the chat, whoever wrote it; in a browser both are who they say. */
function addresses(session: Session, { chat, fromMe, author }: WahaMessage) {
	const own = `${session.phone}@c.us`;
	if (!session.isBrowser) return { from: chat, to: author ?? null, participant: author ?? null };
	return {
		from: fromMe ? own : chat,
		to: fromMe ? chat : own,
		...(author && { participant: author }),
	};
}

/** `ack` and its word now. GOWS can't tell a failed message from one it knows nothing of. */
export function ackOf({ engine }: Session, { acks }: WahaMessage, now: number) {
	const { value } = stageAt(acks, now);
	const ack = engine === 'GOWS' && value === -1 ? null : value;
	return { ack, ackName: ack === null ? 'UNKNOWN' : (ACK_NAMES[ack + 1] ?? 'UNKNOWN') };
}

/** A message as lists, single answers and webhooks print it. */
export function printed(
	session: Session,
	message: WahaMessage,
	now: number,
	{ origin = '', isDownloaded = false } = {},
) {
	const { type, body, at, fromMe, isByApi = false } = message;
	const mimetype = MIME_TYPES[type];
	const id = fullId(message);
	const url = `${origin}/api/files/${session.name}/${id}`;
	const file = { url, mimetype, filename: null, error: null };
	return {
		id,
		timestamp: Math.floor(at / 1_000),
		...addresses(session, message),
		fromMe,
		source: fromMe && isByApi ? 'api' : 'app',
		body,
		hasMedia: mimetype !== undefined,
		media: mimetype && isDownloaded ? file : null,
		...ackOf(session, message, now),
		...(type === 'location' && {
			location: { live: false, latitude: '19.43', longitude: '-99.13' },
		}),
		vCards: [],
		replyTo: null,
		_data: engineData(session, message),
	};
}

/** A session as `/api/sessions/{session}` prints it. */
export function sessionInfo({ name, status, engine, phone, webhooks }: Session) {
	const isWorking = status === 'WORKING';
	return {
		name,
		status,
		config: { proxy: null, webhooks, debug: false },
		me: isWorking ? { id: `${phone}@c.us`, pushName: 'Ventas' } : null,
		presence: null,
		timestamps: { activity: null },
		engine: status === 'STOPPED' ? {} : { engine },
	};
}
