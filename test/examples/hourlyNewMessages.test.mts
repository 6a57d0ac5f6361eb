import { CONTACTS } from '../../sandbox/data/contacts.mts';
import { SEEDED } from '../../sandbox/index.mts';
import { ITEM_KEYS } from '../support/itemKeys.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { newWorld, runExample } from './exampleFiles.mts';
import { Sheet } from './sheet.mts';

jest.setTimeout(30_000);
const now = Date.now();
const sandbox = useSandbox({ messages: 50, now });

describe('the example hourly-new-messages', () => {
	it('appends the messages of the last day, the oldest first, with a column for each key', async () => {
		const sheet = new Sheet();
		const world = newWorld({ sheets: { Messages: sheet } });
		await runExample(sandbox(), 'hourly-new-messages', world);
		expect(sheet.header).toEqual(ITEM_KEYS);
		const rows = sheet.read();
		const times = rows.map(({ sentAt }) => String(sentAt));
		expect(rows.length).toBeGreaterThan(10);
		expect(times).toEqual([...times].sort());
		expect(Date.parse(times[0] ?? '')).toBeGreaterThanOrEqual(now - 25 * 3_600_000);
	});

	it('keeps phones and texts as they are', async () => {
		const sheet = new Sheet();
		await runExample(sandbox(), 'hourly-new-messages', newWorld({ sheets: { Messages: sheet } }));
		const rows = sheet.read();
		expect(rows.some(({ phone }) => phone === '+5215512345678')).toBe(true);
		expect(rows.some(({ text }) => String(text).startsWith('='))).toBe(true);
		expect(rows.every(({ messageId }) => typeof messageId === 'string')).toBe(true);
	});

	it('appends nothing twice', async () => {
		const sheet = new Sheet();
		const world = newWorld({ sheets: { Messages: sheet } });
		await runExample(sandbox(), 'hourly-new-messages', world);
		const before = sheet.rows.length;
		const second = await runExample(sandbox(), 'hourly-new-messages', world);
		expect(sheet.rows).toHaveLength(before);
		expect(second.hasRun('Append Rows')).toBe(false);
		sandbox()
			.wamm.channels.get(SEEDED.wamm.token)
			?.addMessages([
				{
					id: '9000001',
					chat: CONTACTS.olga.whatsAppDigits,
					fromMe: false,
					type: 'textMessage',
					text: '+1',
					link: null,
					insertedAt: now,
					states: [{ at: now, value: 'received' }],
				},
			]);
		await runExample(sandbox(), 'hourly-new-messages', world);
		expect(sheet.rows).toHaveLength(before + 1);
		expect(sheet.read().at(-1)).toMatchObject({ messageId: '9000001', text: '+1' });
	});

	it.each(['twoChat', 'whatsappApi'])('works with %s', async (provider) => {
		const sheet = new Sheet();
		const world = newWorld({ sheets: { Messages: sheet } });
		const changes = { 'List All Messages': { provider, returnAll: false } };
		await runExample(sandbox(), 'hourly-new-messages', world, changes);
		expect(sheet.rows.length).toBeGreaterThan(5);
		expect(new Set(sheet.read().map((row) => row.provider))).toEqual(new Set([provider]));
	});
});
