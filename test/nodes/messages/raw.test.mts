import { SEEDED } from '../../../sandbox/index.mts';
import { rowsOf, type Question } from '../../support/sandbox/ask.mts';
import { ITEM_KEYS } from '../../support/itemKeys.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const { contacts, wamm, twoChat } = SEEDED;
const LIST = { node: 'listAllMessages', parameters: { limit: 1 } } as const;

describe('Include Raw Data', () => {
	const sandbox = useSandbox();

	it.each<[string, Question, object]>([
		[
			'a list of WAMM.chat',
			{ ...LIST, provider: 'wamm' },
			{
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
			},
		],
		[
			'a status of WAMM.chat',
			{ node: 'getMessageStatus', provider: 'wamm' },
			{ msg_id: wamm.messageIds.viewed, phone: contacts.maria.whatsAppDigits, state: 'viewed' },
		],
		[
			'a list of 2Chat',
			{ ...LIST, provider: 'twoChat' },
			{
				uuid: twoChat.messageUuids.advancing,
				timestamp: Date.UTC(2026, 5, 1, 12) / 1_000,
				session_key: `WW-${twoChat.channelUuid}-${contacts.maria.whatsAppDigits}@c.us`,
				message: { text: 'Su pedido va en camino' },
				remote_phone_number: `+${contacts.maria.whatsAppDigits}`,
				channel_phone_number: twoChat.phone,
				sent_by: 'api',
			},
		],
		[
			'a status of 2Chat',
			{ node: 'getMessageStatus', provider: 'twoChat' },
			expect.objectContaining({ uuid: twoChat.messageUuids.read, wa_msg_ack: 3, read: true }),
		],
		[
			'a list of WhatsApp API',
			{ ...LIST, provider: 'whatsappApi' },
			expect.objectContaining({ from_me: false, type: 'chat', timestamp: 1_780_314_780 }),
		],
	])(
		'adds the provider’s own object behind the other keys when it is %s',
		async (_what, ...given) => {
			const [question, raw] = given;
			const [row] = await rowsOf(sandbox(), { ...question, options: { includeRaw: true } });
			expect(Object.keys(row ?? {})).toEqual([...ITEM_KEYS, 'raw']);
			expect(row?.raw).toEqual(raw);
		},
	);

	it('is decided for each row when an expression says so', async () => {
		const rows = await rowsOf(sandbox(), {
			...LIST,
			provider: 'wamm',
			options: { includeRaw: '={{ $json.wanted }}' },
			items: [{ wanted: true }, { wanted: false }],
		});
		expect(rows.map((row) => 'raw' in row)).toEqual([true, false]);
	});
});
