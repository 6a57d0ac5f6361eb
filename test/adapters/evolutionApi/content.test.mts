import { itemOf } from './setup.mts';

/** A content within so many others. */
function wrapped(times: number, message: object): object {
	return { message: times > 1 ? { viewOnceMessage: wrapped(times - 1, message) } : message };
}

describe('what a row of Evolution API holds', () => {
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
});
