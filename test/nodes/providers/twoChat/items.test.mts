import { SEEDED } from '../../../../sandbox/index.mts';
import { rowsOf } from '../../../support/sandbox/ask.mts';
import { expectItems, item } from '../../../support/sandbox/items.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const { contacts, twoChat } = SEEDED;
const MARIA = `+${contacts.maria.whatsAppDigits}`;
const CHAT_KEY = `WW-${twoChat.channelUuid}-`;

describe('Items of 2Chat', () => {
	const sandbox = useSandbox();
	const known = { provider: 'twoChat', accountPhone: twoChat.phone, isGroup: false, type: 'text' };
	const newest = item({
		...known,
		sentAt: '2026-06-01T12:00:00.000Z',
		direction: 'outbound',
		phone: MARIA,
		text: 'Su pedido va en camino',
		messageId: twoChat.messageUuids.advancing,
		chatId: `${CHAT_KEY}${contacts.maria.whatsAppDigits}@c.us`,
	});

	it('gives every key of a message when all messages are listed', async () => {
		const parameters = { limit: 4 };
		const rows = await rowsOf(sandbox(), {
			node: 'listAllMessages',
			provider: 'twoChat',
			parameters,
		});
		expectItems(rows, [
			newest,
			item({
				...known,
				sentAt: '2026-06-01T11:30:00.000Z',
				direction: 'outbound',
				phone: `+${contacts.jorge.dialledDigits}`,
				text: 'Su pedido va en camino',
				messageId: twoChat.messageUuids.otherSpelling,
				chatId: `${CHAT_KEY}${contacts.jorge.whatsAppDigits}@c.us`,
			}),
			item({
				...known,
				isGroup: null,
				sentAt: '2026-06-01T11:25:00.000Z',
				direction: 'inbound',
				text: 'hi from @nickname',
				status: 'received',
				isFinal: true,
				messageId: 'MSG11111111-0d8d-4aa5-b117-000000000900',
				chatId: twoChat.lidSessionKey,
			}),
			item({
				...known,
				sentAt: '2026-06-01T11:20:00.500Z',
				direction: 'inbound',
				phone: `+${contacts.olga.whatsAppDigits}`,
				text: 'Где мой заказ?',
				status: 'received',
				isFinal: true,
				messageId: twoChat.messageUuids.inbound,
				chatId: `${CHAT_KEY}${contacts.olga.whatsAppDigits}@c.us`,
			}),
		]);
	});

	it('gives every key of a message when one phone is read', async () => {
		const parameters = { limit: 1 };
		const rows = await rowsOf(sandbox(), {
			node: 'getMessagesByPhone',
			provider: 'twoChat',
			parameters,
		});
		expectItems(rows, [newest]);
	});

	it('gives the whole message when a status is looked up', async () => {
		const rows = await rowsOf(sandbox(), { node: 'getMessageStatus', provider: 'twoChat' });
		expectItems(rows, [
			item({
				...known,
				sentAt: '2026-05-31T03:10:00.000Z',
				direction: 'outbound',
				phone: `+${contacts.joao.whatsAppDigits}`,
				text: 'Su pedido va en camino',
				status: 'read',
				isFinal: true,
				providerStatus: '3',
				messageId: twoChat.messageUuids.read,
				chatId: `${CHAT_KEY}${contacts.joao.whatsAppDigits}@c.us`,
			}),
		]);
	});

	it('gives type, address and MIME type of media when there are any', async () => {
		const rows = await rowsOf(sandbox(), { node: 'getMessagesByPhone', provider: 'twoChat' });
		const files = rows.filter(({ mediaUrl }) => mediaUrl !== null);
		expect(files.map(({ type, mediaMimeType }) => [type, mediaMimeType])).toEqual([
			['sticker', 'image/webp'],
			['document', 'application/pdf'],
			['video', 'video/mp4'],
			['audio', 'audio/mpeg'],
			['voice', 'audio/ogg; codecs=opus'],
			['image', 'image/jpeg'],
			['image', 'image/svg+xml'],
		]);
		expect(files.at(-1)?.mediaUrl).toBe('https://files.2chat.example/accm/1.svg');
	});

	it('leaves other types out when some are chosen', async () => {
		const options = { types: ['voice', 'sticker'] };
		const rows = await rowsOf(sandbox(), { node: 'listAllMessages', provider: 'twoChat', options });
		expect(rows.map(({ messageId }) => messageId)).toEqual([
			'MSG11111111-0d8d-4aa5-b117-000000000006',
			'MSG11111111-0d8d-4aa5-b117-000000000002',
		]);
	});

	it('adds its own object where raw data is asked for', async () => {
		const options = { includeRaw: true };
		const question = { provider: 'twoChat', options } as const;
		const [listed] = await rowsOf(sandbox(), {
			...question,
			node: 'listAllMessages',
			parameters: { limit: 1 },
		});
		expect(listed?.raw).toEqual({
			uuid: twoChat.messageUuids.advancing,
			timestamp: Date.UTC(2026, 5, 1, 12) / 1_000,
			session_key: `WW-${twoChat.channelUuid}-${contacts.maria.whatsAppDigits}@c.us`,
			message: { text: 'Su pedido va en camino' },
			remote_phone_number: `+${contacts.maria.whatsAppDigits}`,
			channel_phone_number: twoChat.phone,
			sent_by: 'api',
		});
		const [found] = await rowsOf(sandbox(), { ...question, node: 'getMessageStatus' });
		expect(found?.raw).toEqual(
			expect.objectContaining({ uuid: twoChat.messageUuids.read, wa_msg_ack: 3, read: true }),
		);
	});
});
