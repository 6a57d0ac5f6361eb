import { SEEDED } from '../../sandbox/index.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { useEditor } from './support/useEditor.mts';
import { useN8n } from './support/useN8n.mts';
import { type Accounts, saveAccounts, saveChain, START } from './support/workflows.mts';

const sandbox = useSandbox();
const api = useN8n();
const editor = useEditor();
let accounts: Accounts;

beforeAll(async () => {
	accounts = await saveAccounts(api(), sandbox());
});

it('what was filled in survives another provider', async () => {
	const { id } = await saveChain(api(), 'Switching', [
		START,
		{
			name: 'Read',
			type: 'getMessagesByPhone',
			parameters: { provider: 'wamm' },
			credential: accounts.wamm,
		},
	]);
	await editor().openNode(id, 'Read');
	await editor().fill('phone', '+52 55 1234 5678');
	await editor().fill('limit', '7');
	await editor().addOption('Direction');
	await editor().choose('direction', 'Inbound');
	for (const provider of ['2Chat', 'WhatsApp API (Self-Hosted)', 'WAMM.chat', '2Chat']) {
		await editor().choose('provider', provider);
		expect(await editor().valueOf('phone')).toBe('+52 55 1234 5678');
		expect(await editor().valueOf('limit')).toBe('7');
		expect(await editor().field('direction').locator('input').inputValue()).toBe('Inbound');
	}
	await editor().shot('form twoChat');
	expect(await editor().at('credentials-label').innerText()).toContain('2Chat Messaging API');
});

it('one of the own 2Chat numbers is found in the list', async () => {
	const { id } = await saveChain(api(), 'Numbers', [
		START,
		{
			name: 'List',
			type: 'listAllMessages',
			parameters: { provider: 'twoChat', limit: 5 },
			credential: accounts.twoChat,
		},
	]);
	await editor().openNode(id, 'List');
	await editor().at('rlc-input').click();
	const numbers = editor().at('rlc-item');
	await numbers.first().waitFor();
	expect(await numbers.allInnerTexts()).toEqual([
		`Ventas (${SEEDED.twoChat.phone})`,
		`Soporte (${SEEDED.twoChat.disconnectedPhone}) – not connected`,
	]);
	await editor().shot('numbers');
	await editor().at('rlc-search').fill('vent');
	await numbers.filter({ hasText: 'Soporte' }).waitFor({ state: 'hidden' });
	await numbers.filter({ hasText: 'Ventas' }).click();
	await editor().execute();
	const rows = await editor().output.table();
	expect(rows).toHaveLength(5);
	expect(rows[0]).toMatchObject({ provider: 'twoChat', accountPhone: SEEDED.twoChat.phone });
});

it('a field is dragged from the schema before the first run', async () => {
	const { id } = await saveChain(api(), 'Schema', [
		START,
		{
			name: 'List',
			type: 'listAllMessages',
			parameters: { provider: 'wamm', limit: 3 },
			credential: accounts.wamm,
		},
		{
			name: 'Status',
			type: 'getMessageStatus',
			parameters: { provider: 'wamm' },
			credential: accounts.wamm,
		},
	]);
	await editor().openNode(id, 'Status');
	await editor().at('schema-preview-warning').first().waitFor();
	await editor().drag('messageId', 'messageId');
	await editor().shot('dragged');
	expect(await editor().expressionOf('messageId')).toBe('{{ $json.messageId }}');
});
