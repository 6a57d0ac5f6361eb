import { SEEDED } from '../../../sandbox/index.mts';
import { ask, NODE, rowsOf } from '../../support/sandbox/ask.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const { contacts, wamm, twoChat } = SEEDED;

describe('What comes out', () => {
	const sandbox = useSandbox();

	it.each(PROVIDERS)('goes into Phone again when it is the chatId of %s', async (provider) => {
		const question = { node: 'getMessagesByPhone', provider } as const;
		const rows = await rowsOf(sandbox(), { ...question, parameters: { limit: 3 } });
		const chatId = String(rows[0]?.chatId);
		const again = await rowsOf(sandbox(), { ...question, parameters: { limit: 3, phone: chatId } });
		expect(again).toEqual(rows);
	});

	it('finds the status when it is the chatId in Session Key', async () => {
		const [row] = await rowsOf(sandbox(), {
			node: 'getMessagesByPhone',
			provider: 'twoChat',
			parameters: { phone: `+${contacts.joao.whatsAppDigits}`, limit: 1 },
			options: { direction: 'outbound', sentAfter: '2026-05-31T00:00:00Z' },
		});
		sandbox().twoChat.clearRequests();
		const found = await rowsOf(sandbox(), {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters: {
				locateBy: 'sessionKey',
				sessionKey: row?.chatId as string,
				messageId: row?.messageId as string,
			},
		});
		expect(found).toEqual([
			{ ...row, status: 'read', isFinal: true, providerStatus: '3', accountPhone: null },
		]);
		expect(sandbox().twoChat.requests).toHaveLength(1);
	});

	it('finds the status when it is a chatId in Phone', async () => {
		const phone = `WW-${twoChat.channelUuid}-${contacts.joao.whatsAppDigits}@c.us`;
		const [row] = await rowsOf(sandbox(), {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters: { phone },
		});
		expect(row).toMatchObject({ messageId: twoChat.messageUuids.read, status: 'read' });
	});

	it('finds the status of a contact that hides its number when it is its session key', async () => {
		const [row] = await rowsOf(sandbox(), {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters: {
				locateBy: 'sessionKey',
				sessionKey: twoChat.lidSessionKey,
				messageId: 'MSG11111111-0d8d-4aa5-b117-000000000900',
			},
		});
		expect(row).toMatchObject({ phone: null, chatId: twoChat.lidSessionKey, status: 'received' });
	});

	it.each([
		['a number', `={{ ${wamm.messageIds.viewed} }}`],
		['a text', wamm.messageIds.viewed],
		['a text with spaces around', ` ${wamm.messageIds.viewed}\n`],
	])('finds the status when the message ID is %s', async (_what, messageId) => {
		const parameters = { messageId };
		const rows = await rowsOf(sandbox(), {
			node: 'getMessageStatus',
			provider: 'wamm',
			parameters,
		});
		expect(rows).toMatchObject([{ messageId: wamm.messageIds.viewed, status: 'read' }]);
	});
});

describe.each(PROVIDERS)('A phone as people dial it on %s', (provider) => {
	const sandbox = useSandbox();

	it('finds the messages, and the hint names the spelling that answered', async () => {
		const { dialledDigits, whatsAppDigits } = contacts.maria;
		const run = await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider,
			parameters: { phone: `+${dialledDigits}`, limit: 1 },
		});
		expect(run.json(NODE)).toMatchObject([{ phone: `+${whatsAppDigits}` }]);
		expect(run.hints(NODE).map(({ message }) => message)).toEqual([
			`Another spelling of a phone was the one that answered: +${dialledDigits} answered as +${whatsAppDigits}. WhatsApp knows such numbers differently from how they are dialled; store this spelling to save a request.`,
		]);
	});
});

describe('A Telegram channel of WAMM.chat', () => {
	const sandbox = useSandbox();
	const { sofia, pavel, unknownContact } = wamm.telegram;
	const credential = { token: wamm.telegramToken, messenger: 'telegram' };
	const read = async (phone: string) =>
		await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider: 'wamm',
			parameters: { phone },
			credential,
		});

	it.each([
		['a chat ID', sofia.address, sofia.address],
		['a chat ID that is a number', `={{ ${sofia.address} }}`, sofia.address],
		['a nickname', sofia.nickname, sofia.address],
		['a phone as WAMM.chat has it', pavel.phone, pavel.address],
	])('is read by %s, taken as it is', async (_what, phone, chatId) => {
		const rows = (await read(phone)).json(NODE);
		expect(new Set(rows.map((row) => row.chatId))).toEqual(new Set([chatId]));
	});

	it('tells a phone only where WAMM.chat knows it', async () => {
		const rows = await rowsOf(sandbox(), { node: 'listAllMessages', provider: 'wamm', credential });
		const phones = new Map(rows.map(({ chatId, phone }) => [chatId, phone]));
		expect(Object.fromEntries(phones)).toEqual({
			[sofia.address]: null,
			[pavel.address]: `+${pavel.phone}`,
			[unknownContact.address]: null,
		});
		expect(new Set(rows.map(({ isGroup }) => isGroup))).toEqual(new Set([null]));
	});

	it('says which chat had no messages when none is found', async () => {
		const run = await read('nobody_here');
		expect(run.json(NODE)).toEqual([]);
		expect(run.hints(NODE).map(({ message }) => message)).toEqual([
			'No messages for nobody_here. Turn on “Always Output Data” in the node’s settings to go on anyway.',
		]);
	});
});
