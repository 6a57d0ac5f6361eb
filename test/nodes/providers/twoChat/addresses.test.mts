import { SEEDED } from '../../../../sandbox/index.mts';
import { rowsOf } from '../../../support/sandbox/ask.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const { contacts, twoChat } = SEEDED;

describe('What comes out of 2Chat', () => {
	const sandbox = useSandbox();

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
});
