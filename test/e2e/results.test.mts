import { SEEDED } from '../../sandbox/index.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { useEditor } from './support/useEditor.mts';
import { useN8n } from './support/useN8n.mts';
import { type Accounts, row, saveAccounts, saveChain, START } from './support/workflows.mts';

const sandbox = useSandbox();
const api = useN8n();
const editor = useEditor();
let accounts: Accounts;

beforeAll(async () => {
	accounts = await saveAccounts(api(), sandbox());
});

it('a hint says which spelling of the phone answered', async () => {
	const { maria } = SEEDED.contacts;
	const { id } = await saveChain(api(), 'Hint', [
		START,
		{
			name: 'Read',
			type: 'getMessagesByPhone',
			parameters: { provider: 'whatsappApi', phone: '+52 55 1234 5678', limit: 3 },
			credential: accounts.whatsappApi,
		},
	]);
	await editor().openNode(id, 'Read');
	await editor().execute();
	expect((await editor().output.hints()).join('\n')).toContain(
		`+${maria.dialledDigits} answered as +${maria.whatsAppDigits}`,
	);
});

it('an error says what happened and what to do', async () => {
	const { id } = await saveChain(api(), 'Error', [
		START,
		{
			name: 'Status',
			type: 'getMessageStatus',
			parameters: { provider: 'wamm', messageId: '999' },
			credential: accounts.wamm,
		},
	]);
	await editor().openNode(id, 'Status');
	await editor().execute();
	expect(await editor().output.error()).toEqual({
		message: 'WAMM.chat has no message 999.',
		description: 'Was it sent from another channel? Each token sees only its own.',
	});
});

it('a failed row leaves by the error branch with its own columns', async () => {
	const { id } = await saveChain(api(), 'Error branch', [
		START,
		row({ customer: 'Ana', messageId: '999' }),
		{
			name: 'Status',
			type: 'getMessageStatus',
			parameters: { provider: 'wamm', messageId: '={{ $json.messageId }}' },
			credential: accounts.wamm,
			onError: 'continueErrorOutput',
		},
	]);
	await editor().openNode(id, 'Status');
	await editor().execute();
	await editor().output.branch('Error Branch');
	const [failed] = await editor().output.table();
	expect(failed).toMatchObject({
		customer: 'Ana',
		messageId: '999',
		error: 'WAMM.chat has no message 999.',
		message: 'Was it sent from another channel? Each token sees only its own.',
	});
	expect(failed?.details).toContain('notFound');
});
