import { SEEDED } from '../../../../sandbox/index.mts';
import { rowsOf } from '../../../support/sandbox/ask.mts';
import { expectItems, item } from '../../../support/sandbox/items.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const { contacts, wamm } = SEEDED;
const MARIA = `+${contacts.maria.whatsAppDigits}`;
const LONG_TEXT = `Largo: ${'muy '.repeat(400)}largo`;

describe('Items of WAMM.chat', () => {
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

	it('leaves other types out when some are chosen', async () => {
		const options = { types: ['image', 'location'] };
		const rows = await rowsOf(sandbox(), { node: 'listAllMessages', provider: 'wamm', options });
		expect(rows.map(({ messageId }) => messageId)).toEqual(['2000106', '2000102']);
	});

	it('adds its own object where raw data is asked for', async () => {
		const options = { includeRaw: true };
		const question = { provider: 'wamm', options } as const;
		const [listed] = await rowsOf(sandbox(), {
			...question,
			node: 'listAllMessages',
			parameters: { limit: 1 },
		});
		expect(listed?.raw).toEqual({
			msg_id: wamm.messageIds.advancing,
			from_me: '1',
			phone: contacts.maria.whatsAppDigits,
			chat_name: contacts.maria.name,
			tip_msg: 'textMessage',
			msg_text: `Pedido ${wamm.messageIds.advancing}: ya va en camino`,
			msg_link: null,
			date_ins: '2026-06-01 15:00:00',
			date_upd: '2026-06-01 15:00:00',
			state: 'sending',
		});
		const [found] = await rowsOf(sandbox(), { ...question, node: 'getMessageStatus' });
		expect(found?.raw).toEqual({
			msg_id: wamm.messageIds.viewed,
			phone: contacts.maria.whatsAppDigits,
			state: 'viewed',
		});
	});
});
