import { SEEDED } from '../../../../sandbox/index.mts';
import { ask, NODE, rowsOf } from '../../../support/sandbox/ask.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

describe('List All Messages of WhatsApp API', () => {
	const sandbox = useSandbox();

	it('gives the newest of all chats, whichever chat they are in, when chats overlap', async () => {
		const rows = await rowsOf(sandbox(), {
			node: 'listAllMessages',
			provider: 'whatsappApi',
			parameters: { limit: 40 },
		});
		const chats = [...sandbox().whatsappApi.chats.values()];
		const times = chats
			.filter(({ id }) => id.endsWith('@c.us'))
			.flatMap(({ messages }) => messages.map(({ timestamp }) => (timestamp ?? 0) * 1_000))
			.sort((a, b) => b - a);
		const expected = times.slice(0, 40).map((at) => new Date(at).toISOString());
		expect(rows.map(({ sentAt }) => sentAt)).toEqual(expected);
		expect(new Set(rows.map(({ chatId }) => chatId)).size).toBeGreaterThan(1);
	});

	it('gives more than one chat holds when Return All is on', async () => {
		const rows = await rowsOf(sandbox(), {
			node: 'listAllMessages',
			provider: 'whatsappApi',
			parameters: { returnAll: true },
		});
		const direct = [...sandbox().whatsappApi.chats.values()].filter(({ id }) =>
			id.endsWith('@c.us'),
		);
		const reach = direct.reduce((sum, { messages }) => sum + Math.min(100, messages.length), 0);
		expect(rows).toHaveLength(reach);
	});

	it('gives nothing for a contact without a chat, and pairs what it gives for others', async () => {
		const { maria, olga } = SEEDED.contacts;
		sandbox().whatsappApi.unknownContact = 'empty';
		const run = await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider: 'whatsappApi',
			parameters: { phone: '={{ $json.phone }}', limit: 1 },
			items: [maria.whatsAppDigits, '+34 911 111 111', olga.whatsAppDigits].map((phone) => ({
				phone,
			})),
		});
		expect(run.items(NODE).map(({ json, pairedItem }) => [json.phone, pairedItem])).toEqual([
			[`+${maria.whatsAppDigits}`, { item: 0 }],
			[`+${olga.whatsAppDigits}`, { item: 2 }],
		]);
	});
});
