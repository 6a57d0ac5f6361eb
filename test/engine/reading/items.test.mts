import { SEEDED } from '../../../sandbox/index.mts';
import { rowsOf } from '../setup/ask.mts';
import { expectItems, item } from '../setup/items.mts';
import { useSandbox } from '../setup/useSandbox.mts';

const { contacts, wamm, twoChat, whatsappApi } = SEEDED;
const MARIA = `+${contacts.maria.whatsAppDigits}`;
const LONG_TEXT = `Largo: ${'muy '.repeat(400)}largo`;
const CHAT_KEY = `WW-${twoChat.channelUuid}-`;

describe('WAMM.chat', () => {
	const sandbox = useSandbox();
	const ofMaria = {
		provider: 'wamm',
		phone: MARIA,
		chatName: contacts.maria.name,
		type: 'text',
		chatId: contacts.maria.whatsAppDigits,
		isGroup: false,
	};
	const newest = item({
		...ofMaria,
		sentAt: '2026-06-01T12:00:00.000Z',
		direction: 'outbound',
		text: `Pedido ${wamm.messageIds.advancing}: ya va en camino`,
		status: 'pending',
		isFinal: false,
		statusAt: '2026-06-01T12:00:00.000Z',
		providerStatus: 'sending',
		messageId: wamm.messageIds.advancing,
	});

	it('gives every key of a message when all messages are listed', async () => {
		const rows = await rowsOf(sandbox(), { node: 'listAllMessages', provider: 'wamm' });
		const received = item({
			...ofMaria,
			sentAt: '2026-05-31T19:20:00.000Z',
			direction: 'inbound',
			text: LONG_TEXT,
			status: 'received',
			isFinal: true,
			statusAt: '2026-05-31T19:20:00.000Z',
			providerStatus: 'received',
			messageId: '2000121',
		});
		expectItems(rows.slice(0, 2), [newest, received]);
	});

	it('gives every key of a message when one phone is read', async () => {
		const rows = await rowsOf(sandbox(), { node: 'getMessagesByPhone', provider: 'wamm' });
		expectItems(rows.slice(0, 1), [newest]);
		expect(new Set(rows.map(({ phone }) => phone))).toEqual(new Set([MARIA]));
	});

	it('gives the status and who it was for when a status is looked up', async () => {
		const rows = await rowsOf(sandbox(), { node: 'getMessageStatus', provider: 'wamm' });
		const { provider, phone, chatId, isGroup } = ofMaria;
		const looked = { status: 'read', isFinal: true, providerStatus: 'viewed' };
		const messageId = wamm.messageIds.viewed;
		expectItems(rows, [item({ provider, phone, chatId, isGroup, messageId, ...looked })]);
	});

	it('gives media, groups and what the provider leaves open when there are such', async () => {
		const rows = await rowsOf(sandbox(), { node: 'listAllMessages', provider: 'wamm' });
		const byId = new Map(rows.map((row) => [row.messageId, row]));
		expect(byId.get('2000102')).toMatchObject({
			type: 'image',
			text: 'Foto del daño',
			mediaUrl: 'https://files.wamm.example/f/1.jpg',
			mediaMimeType: null,
		});
		expect(byId.get('2000105')).toMatchObject({ type: 'video', text: null });
		expect(byId.get('2000108')).toMatchObject({ type: 'other', text: null });
		expect(byId.get(wamm.messageIds.notInGroup)).toMatchObject({
			phone: null,
			chatId: wamm.group,
			isGroup: true,
			status: 'failed',
			failureReason: 'notInGroup',
		});
		expect(byId.get(wamm.messageIds.neverUpdated)).toMatchObject({ statusAt: null });
		expect(byId.get(wamm.messageIds.unknownState)).toMatchObject({ chatName: null });
	});
});

describe('2Chat', () => {
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
});

describe('WhatsApp API', () => {
	const sandbox = useSandbox();
	const id = `${contacts.maria.whatsAppDigits}@c.us`;
	const newest = item({
		provider: 'whatsappApi',
		sentAt: '2026-06-01T11:53:00.000Z',
		direction: 'inbound',
		phone: MARIA,
		chatName: contacts.maria.name,
		type: 'text',
		text: LONG_TEXT,
		status: 'received',
		isFinal: true,
		messageId: `false_${id}_3EB07F05641EAE501DB2`,
		chatId: id,
		isGroup: false,
		accountPhone: `+${whatsappApi.ownDigits}`,
	});

	it.each(['listAllMessages', 'getMessagesByPhone'] as const)(
		'gives every key of a message when it comes from %s',
		async (node) => {
			const rows = await rowsOf(sandbox(), { node, provider: 'whatsappApi' });
			expectItems(rows.slice(0, 1), [newest]);
			const sent = rows.find(({ direction }) => direction === 'outbound');
			expect(sent).toMatchObject({ status: null, isFinal: null, providerStatus: null });
		},
	);

	it('leaves open what the server leaves open when it has no id, time or type', async () => {
		const rows = await rowsOf(sandbox(), {
			node: 'getMessagesByPhone',
			provider: 'whatsappApi',
			parameters: { phone: contacts.unnamed.whatsAppDigits, limit: 100 },
		});
		const byText = new Map(rows.map((row) => [row.text, row]));
		expect(byText.get('no id')).toMatchObject({ messageId: null, chatName: null });
		expect(byText.get('no addresses')).toMatchObject({ type: null });
		expect(rows.at(-1)).toMatchObject({ text: 'no time', sentAt: null });
	});
});
