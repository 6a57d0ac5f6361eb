import { SEEDED } from '../../../sandbox/index.mts';
import { newWorld, readExample, runExample } from '../../examples/exampleFiles.mts';
import { Sheet } from '../../examples/sheet.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { Trigger } from '../triggers/trigger.mts';

const { viewed } = SEEDED.wamm.messageIds;
const COLUMNS = ['messageId', 'phone', 'status', 'isFinal', 'statusAt', 'failureReason'];

describe('the example message-trigger', () => {
	const sandbox = useSandbox({ messages: 20 });
	const { nodes } = readExample('message-trigger');
	const parameters = nodes.find(({ name }) => name === 'Message Webhook Trigger')?.parameters ?? {};

	/** A sheet with that row, what was mailed, and a way to let deliveries run through the whole workflow. */
	function begin(row: object) {
		const sheet = new Sheet(COLUMNS, [{ messageId: '1', status: 'sent' }, { ...row }]);
		const world = newWorld({ sheets: { Messages: sheet } });
		const trigger = new Trigger(sandbox(), { provider: 'wamm', parameters: parameters as never });
		const deliver = async (state: string) => {
			const body = { tip: 'msg_state', msg_data: { msg_id: Number(viewed), state } };
			const { rows } = await trigger.deliver({ body });
			if (rows) await runExample(sandbox(), 'message-trigger', world, {}, rows);
		};
		return { deliver, row: () => sheet.read()[1], others: () => sheet.read()[0], world };
	}

	it('writes a status as it rises, and no other row', async () => {
		const { deliver, row, others } = begin({ messageId: viewed, phone: '+525512345678' });
		await deliver('delivered');
		expect(row()).toMatchObject({ status: 'delivered', isFinal: false, phone: '+525512345678' });
		await deliver('viewed');
		expect(row()).toMatchObject({ status: 'read', isFinal: true });
		expect(row()?.statusAt).toMatch(/^\d{4}-\d\d-\d\dT/);
		expect(others()).toMatchObject({ messageId: '1', status: 'sent' });
	});

	it('does not let a late execution write a lower one', async () => {
		const { deliver, row } = begin({ messageId: viewed, status: 'read' });
		await deliver('delivered');
		expect(row()).toMatchObject({ status: 'read' });
	});

	it('sends one email when the message failed', async () => {
		const { deliver, row, world } = begin({ messageId: viewed, phone: '+525512345678' });
		await deliver('noAccount');
		await deliver('noAccount');
		expect(row()).toMatchObject({ status: 'failed', failureReason: 'noAccount' });
		expect(world.mails).toEqual([
			{
				toEmail: 'team@example.com',
				subject: 'Message to +525512345678 was not delivered',
				text: `Message ${viewed} to +525512345678 was not delivered: noAccount.`,
			},
		]);
	});
});
