import { SEEDED } from '../../../../sandbox/index.mts';
import { rowsOf } from '../../../support/sandbox/ask.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { outboxOf, sendsOf } from '../../sendMessage/sending.mts';

describe('Send Message on WAMM.chat', () => {
	const sandbox = useSandbox();

	it('answers a message, after a delay', async () => {
		await rowsOf(sandbox(), {
			node: 'sendMessage',
			provider: 'wamm',
			options: { replyToMessageId: SEEDED.wamm.messageIds.example, delaySeconds: 20 },
		});
		const { path } = sendsOf(sandbox(), 'wamm')[0] ?? { path: '' };
		expect(path).toContain(`quote_msg_id=${SEEDED.wamm.messageIds.example}`);
		expect(path).toContain('delay=20');
	});

	it('writes to a chat of a Telegram channel', async () => {
		const { telegramToken, telegram } = SEEDED.wamm;
		const [row] = await rowsOf(sandbox(), {
			node: 'sendMessage',
			provider: 'wamm',
			credential: { token: telegramToken, messenger: 'telegram' },
			parameters: { phone: telegram.sofia.nickname },
		});
		expect(row).toMatchObject({ chatId: telegram.sofia.nickname, phone: null });
		expect(outboxOf(sandbox(), 'wamm')).toHaveLength(1);
	});
});
