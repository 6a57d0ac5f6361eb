import { SEEDED } from '../../../../sandbox/index.mts';
import { ask, NODE, type Question, rowsOf } from '../../../support/sandbox/ask.mts';
import { inputDetails, refusalOf } from '../../../support/sandbox/refusals.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const { wamm } = SEEDED;

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

	it('is refused as chat when the channel is not WhatsApp', async () => {
		const { telegramToken, telegram } = SEEDED.wamm;
		const credential = { token: telegramToken, messenger: 'telegram' };
		const { address } = telegram.sofia;
		const question: Question = {
			node: 'getMessagesByPhone',
			provider: 'wamm',
			parameters: { phone: '={{ $json.value }}', limit: 2 },
			credential,
		};
		const refusal = await refusalOf(sandbox(), question, address, null);
		expect(refusal).toEqual({
			error: 'The chat to read is empty or not a text.',
			message:
				'Give a chat ID or a nickname. If it comes from an expression, check what that gives for this item.',
			details: inputDetails('wamm'),
		});
	});
});
