import { SEEDED } from '../../../../sandbox/index.mts';
import { rowsOf } from '../../../support/sandbox/ask.mts';
import { expectItems, item } from '../../../support/sandbox/items.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const { contacts, whatsappApi } = SEEDED;
const MARIA = `+${contacts.maria.whatsAppDigits}`;
const LONG_TEXT = `Largo: ${'muy '.repeat(400)}largo`;

describe('Items of WhatsApp API', () => {
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

	it('adds its own object where raw data is asked for', async () => {
		const options = { includeRaw: true };
		const question = { provider: 'whatsappApi', options } as const;
		const [listed] = await rowsOf(sandbox(), {
			...question,
			node: 'listAllMessages',
			parameters: { limit: 1 },
		});
		expect(listed?.raw).toEqual(
			expect.objectContaining({ from_me: false, type: 'chat', timestamp: 1_780_314_780 }),
		);
	});
});
