import { newWorld, readExample, runExample } from '../../examples/exampleFiles.mts';
import { Sheet } from '../../examples/sheet.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { arrive, idOf } from '../triggers/arrivals.mts';
import { Poller } from './poller.mts';

describe('the example polling-trigger', () => {
	const sandbox = useSandbox({ messages: 20 });
	const { nodes } = readExample('polling-trigger');
	const { parameters = {} } = nodes.find(({ name }) => name === 'Message Polling Trigger') ?? {};
	beforeAll(() => {
		jest.spyOn(Date, 'now').mockImplementation(() => sandbox().clock.now());
	});
	afterAll(() => jest.restoreAllMocks());

	it('appends what arrives, and warns of what is not delivered', async () => {
		const sheet = new Sheet();
		const world = newWorld({ sheets: { Messages: sheet } });
		sandbox().clock.advance(60 * 60_000);
		const poller = new Poller(sandbox(), { provider: 'wamm', parameters: parameters as never });
		const look = async () => {
			const rows = await poller.tick();
			if (rows) await runExample(sandbox(), 'polling-trigger', world, {}, rows);
			return rows;
		};
		await poller.activate();
		const [received, sent] = [idOf('wamm', 1), idOf('wamm', 2)];
		arrive(sandbox(), 'wamm', { id: received, text: '=1+1' });
		arrive(sandbox(), 'wamm', { id: sent, isOurs: true, text: 'Hola' });
		await look();
		expect(sheet.read()).toMatchObject([
			{ messageId: received, text: '=1+1', event: 'messageReceived' },
		]);
		expect(await look()).toBeNull();
		sandbox().clock.advance(31 * 60_000);
		const rows = await look();
		expect(world.mails).toMatchObject([{ subject: 'Message to +5215512345678 is not delivered' }]);
		expect(world.mails[0]?.text).toContain(`Message ${sent} to +5215512345678, sent `);
		await runExample(sandbox(), 'polling-trigger', world, {}, rows ?? []);
		expect(world.mails).toHaveLength(1);
		expect(sheet.rows).toHaveLength(1);
	});
});
