import { SEEDED } from '../../sandbox/index.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { newWorld, runExample } from './exampleFiles.mts';
import { Sheet } from './sheet.mts';

jest.setTimeout(30_000);
const sandbox = useSandbox({ messages: 20 });
const ids = SEEDED.wamm.messageIds;

describe('the example broadcast-report', () => {
	it('sends the number of messages of each status', async () => {
		const sent = [ids.viewed, ids.delivered, ids.example, ids.sent, ids.noAccount, ids.failed];
		const rows = [...sent, '9999998', '9999999'].map((messageId) => ({ messageId }));
		const world = newWorld({ sheets: { Broadcast: new Sheet(['messageId'], rows) } });
		await runExample(sandbox(), 'broadcast-report', world);
		expect(world.mails).toEqual([
			{
				toEmail: 'team@example.com',
				subject: 'Broadcast of 8 messages',
				text: [
					'read: 1 (13 %)',
					'delivered: 2 (25 %)',
					'sent: 1 (13 %)',
					'failed: 2 (25 %)',
					'not looked up: 2 (25 %)',
				].join('\n'),
			},
		]);
	});

	it('asks for the messages together', async () => {
		const rows = [ids.viewed, ids.delivered, ids.sent].map((messageId) => ({ messageId }));
		const world = newWorld({ sheets: { Broadcast: new Sheet(['messageId'], rows) } });
		await runExample(sandbox(), 'broadcast-report', world);
		expect(sandbox().wamm.requests).toHaveLength(1);
	});
});
