import { itemOf } from './setup.mts';

/** A content within so many others. */
function wrapped(times: number, message: object): object {
	return { message: times > 1 ? { viewOnceMessage: wrapped(times - 1, message) } : message };
}

describe('a row of Evolution API', () => {
	it.each([
		[[], 'unknown', null],
		[['PENDING'], 'pending', 'PENDING'],
		[['SERVER_ACK', 'PENDING'], 'sent', 'SERVER_ACK'],
		[['READ', 'SERVER_ACK', 'DELIVERY_ACK'], 'read', 'READ'],
		[['DELIVERY_ACK', 'PLAYED'], 'read', 'PLAYED'],
		[['READ', 'PLAYED'], 'read', 'READ'],
		[['ERROR', 'SERVER_ACK'], 'failed', 'ERROR'],
		[['DELIVERY_ACK', 'ERROR'], 'delivered', 'DELIVERY_ACK'],
		[['SENT', 'DELIVERED'], 'delivered', 'DELIVERED'],
		[['FAILED'], 'failed', 'FAILED'],
		[['DELIVERY_ACK', 'DELETED'], 'deleted', 'DELETED'],
		[['EDITED'], 'unknown', null],
		[['EDITED', 'DELETED'], 'unknown', null],
		[['EDITED', 'READ', 'DELETED'], 'read', 'READ'],
		[['QUARANTINED'], 'unknown', 'QUARANTINED'],
		[['constructor', 'SERVER_ACK'], 'sent', 'SERVER_ACK'],
	])('of ours with updates %j is %s', async (words, status, providerStatus) => {
		const MessageUpdate = words.map((word) => ({ status: word }));
		const item = await itemOf({ MessageUpdate });
		expect(item).toMatchObject({ status, providerStatus, statusAt: null });
		expect(item?.failureReason).toBe(status === 'failed' ? 'providerError' : null);
	});

	it('of a poll isn’t deleted by votes', async () => {
		const MessageUpdate = [{ status: 'DELETED' }, { status: 'DELIVERY_ACK' }];
		expect(await itemOf({ MessageUpdate, messageType: 'pollCreationMessageV3' })).toMatchObject({
			status: 'delivered',
			type: 'other',
		});
	});

	it('of nobody knows whom has no status', async () => {
		const item = await itemOf({ MessageUpdate: [{ status: 'READ' }], key: { fromMe: null } });
		expect(item).toMatchObject({ direction: null, status: null, providerStatus: null });
	});

	it('of a contact is received, whatever its updates', async () => {
		const MessageUpdate = [{ status: 'READ' }, { status: 'DELETED' }];
		const item = await itemOf({ MessageUpdate, pushName: 'Ana', key: { fromMe: false } });
		expect(item).toMatchObject({ status: 'received', chatName: 'Ana', senderName: null });
	});

	it.each([
		[{ remoteJid: '5215512345678@s.whatsapp.net' }, '+5215512345678', false],
		[
			{ remoteJid: '178231456203987@lid', remoteJidAlt: '971501234567@s.whatsapp.net' },
			'+971501234567',
			false,
		],
		[
			{ remoteJid: '178231456203987@lid', senderPn: '971501234567@s.whatsapp.net' },
			'+971501234567',
			false,
		],
		[{ remoteJid: '178231456203987@lid' }, null, false],
		[
			{ remoteJid: '120363041234567890@g.us', remoteJidAlt: '971501234567@s.whatsapp.net' },
			null,
			true,
		],
		[{ remoteJid: null }, null, null],
	])('at %j has the phone %s', async (key, phone, isGroup) => {
		expect(await itemOf({ key })).toMatchObject({ phone, isGroup, chatId: key.remoteJid });
	});

	it('of a group has its author, and no name of the chat', async () => {
		const key = { fromMe: false, remoteJid: '120363041234567890@g.us' };
		expect(await itemOf({ key, pushName: 'Olga' })).toMatchObject({
			chatName: null,
			senderName: 'Olga',
		});
		expect(await itemOf({ key: { ...key, fromMe: true }, pushName: 'Você' })).toMatchObject({
			chatName: null,
			senderName: null,
		});
	});

	it.each([
		['conversation', { conversation: 'Hola' }, 'text', 'Hola'],
		['extendedTextMessage', { extendedTextMessage: { text: 'Hola' } }, 'text', 'Hola'],
		['imageMessage', { imageMessage: { caption: 'Foto' } }, 'image', 'Foto'],
		['imageMessage', { imageMessage: { caption: '' } }, 'image', null],
		['audioMessage', { audioMessage: { ptt: true } }, 'voice', null],
		['audioMessage', { audioMessage: {} }, 'audio', null],
		['ptvMessage', { ptvMessage: {} }, 'video', null],
		['videoMessage', { videoMessage: { ptt: true } }, 'video', null],
		['documentMessage', { documentMessage: { fileName: 'a.pdf' } }, 'document', null],
		['locationMessage', { locationMessage: { name: 'Zócalo' } }, 'location', 'Zócalo'],
		['listResponseMessage', { listResponseMessage: { title: 'Sí' } }, 'text', 'Sí'],
		['reactionMessage', { reactionMessage: { text: '👍' } }, 'other', '👍'],
		['protocolMessage', { protocolMessage: { type: 0 } }, 'other', null],
		['pollCreationMessage', { pollCreationMessage: { name: '¿Qué día?' } }, 'other', '¿Qué día?'],
		['conversation', { extendedTextMessage: { text: 'edited' } }, 'text', 'edited'],
		[
			'ephemeralMessage',
			{ ephemeralMessage: { message: { extendedTextMessage: { text: 'gone soon' } } } },
			'text',
			'gone soon',
		],
		[
			'viewOnceMessageV2',
			{ viewOnceMessageV2: { message: { imageMessage: { caption: 'once' } } } },
			'image',
			'once',
		],
		[
			'editedMessage',
			{ editedMessage: { message: { messageContextInfo: {}, conversation: 'better' } } },
			'text',
			'better',
		],
		[
			'ephemeralMessage',
			{ ephemeralMessage: { message: { messageContextInfo: {}, pollMessage: { name: '¿Sí?' } } } },
			'other',
			'¿Sí?',
		],
		['ephemeralMessage', { ephemeralMessage: wrapped(6, { stickerMessage: {} }) }, 'sticker', null],
		['ephemeralMessage', { ephemeralMessage: [] }, 'other', null],
		['__proto__', { conversation: 'x' }, 'other', 'x'],
		[null, null, null, null],
	])('of the kind %s with %j is %s', async (messageType, message, type, text) => {
		expect(await itemOf({ messageType, message })).toMatchObject({ type, text });
	});

	it('has the address of a file only where the server keeps files', async () => {
		const imageMessage = { url: 'https://mmg.whatsapp.net/enc', mimetype: 'image/jpeg' };
		const encrypted = await itemOf({ messageType: 'imageMessage', message: { imageMessage } });
		expect(encrypted).toMatchObject({ mediaUrl: null, mediaMimeType: 'image/jpeg' });
		const mediaUrl = 'https://minio.example/1.jpeg';
		const kept = await itemOf({ messageType: 'imageMessage', message: { imageMessage, mediaUrl } });
		expect(kept).toMatchObject({ mediaUrl, mediaMimeType: 'image/jpeg' });
	});

	it.each([
		[1_770_604_738, '2026-02-09T02:38:58.000Z'],
		['1770604738', '2026-02-09T02:38:58.000Z'],
		[{ low: 1_770_604_738, high: 0, unsigned: true }, null],
		[0, null],
	])('of %j was sent at %s', async (messageTimestamp, sentAt) => {
		expect(await itemOf({ messageTimestamp })).toMatchObject({ sentAt });
	});

	it('that is a contact’s story is none', async () => {
		const key = { fromMe: false, remoteJid: 'status@broadcast' };
		expect(await itemOf({ key })).toBeUndefined();
	});
});
