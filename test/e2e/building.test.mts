import { SEEDED } from '../../sandbox/index.mts';
import { ITEM_KEYS } from '../support/itemKeys.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { useEditor } from './support/useEditor.mts';
import { useN8n } from './support/useN8n.mts';
import { saveAccounts } from './support/workflows.mts';

const sandbox = useSandbox();
const api = useN8n();
const editor = useEditor();
const { lucia } = SEEDED.contacts;

const COUNT_CLICKS = `
	clicks = 0;
	addEventListener('click', ({ isTrusted }) => { clicks += Number(isTrusted); }, true);
`;

beforeAll(async () => {
	await saveAccounts(api(), sandbox());
	await editor().page.addInitScript(COUNT_CLICKS);
});

it('from the empty canvas to the first messages are five clicks and a phone', async () => {
	await editor().openNewWorkflow();
	await editor().at('canvas-plus-button').click();
	await editor().addNode('whatsapp', 'Get Messages by Phone');
	await editor().shot('form getMessagesByPhone');
	await editor().field('phone').locator('input').click();
	await editor().page.keyboard.insertText(`+${lucia.whatsAppDigits}`);
	await editor().execute();
	expect(await editor().page.evaluate('clicks')).toBeLessThanOrEqual(6);
	const rows = await editor().output.table();
	expect(Object.keys(rows[0] ?? {}).slice(0, 9)).toEqual(ITEM_KEYS.slice(0, 9));
	expect(rows[0]).toMatchObject({ phone: `+${lucia.whatsAppDigits}`, chatName: lucia.name });
});

it('a status is looked up for what was read, built by clicking', async () => {
	await editor().closeNode();
	await editor().at('canvas-handle-plus').last().click();
	await editor().addNode('delivery status', 'Get Message Status');
	await editor().drag('messageId', 'messageId');
	expect(await editor().expressionOf('messageId')).toBe('{{ $json.messageId }}');
	await editor().addOption('If Not Found');
	await editor().choose('ifNotFound', 'Return Unknown');
	await editor().execute();
	await editor().shot('chain getMessageStatus');
	const rows = await editor().output.table();
	expect(rows.length).toBeGreaterThan(5);
	expect(rows.map(({ status }) => status)).toEqual(expect.arrayContaining(['read']));
	expect(rows[0]).toMatchObject({ provider: 'wamm', phone: `+${lucia.whatsAppDigits}` });
});
