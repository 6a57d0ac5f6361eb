import { SEEDED, startSandbox } from '../../sandbox/index.mts';
import { bringCredentials } from '../../tools/editor/credentials.mts';
import { openDesk } from '../../tools/editor/desk.mts';
import { bringExamples, exampleWith } from '../../tools/editor/examples.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { handed } from './support/environment.mts';
import { keepPicture } from './support/picture.mts';
import { useEditor } from './support/useEditor.mts';
import { useN8n } from './support/useN8n.mts';
import {
	type Accounts,
	saveAccounts,
	saveChain,
	START,
	type Step,
	toNode,
} from './support/workflows.mts';

const sandbox = useSandbox();
const api = useN8n();
const editor = useEditor();
const { carmen, joao } = SEEDED.contacts;
let accounts: Accounts;

beforeAll(async () => {
	accounts = await saveAccounts(api(), sandbox());
});

/** A node's form beside what it gave. */
async function pictureOf(name: string, step: Step, view: 'table' | 'schema'): Promise<void> {
	const { id } = await saveChain(api(), step.name, [START, step]);
	await editor().page.setViewportSize({ width: 1280, height: 720 });
	await editor().openNode(id, step.name);
	await editor().execute();
	await editor().output.panel.getByTestId(`radio-button-${view}`).click();
	await keepPicture(editor(), name, editor().at('ndv'));
}

it('Get Messages by Phone', async () => {
	const step = {
		name: 'Get Messages by Phone',
		type: 'getMessagesByPhone',
		parameters: {
			provider: 'wamm',
			phone: '+34 612 34 56 78',
			options: { direction: 'outbound', types: ['text'] },
		},
		credential: accounts.wamm,
	};
	await pictureOf('get-messages-by-phone', step, 'schema');
});

it('Get Message Status', async () => {
	const step = {
		name: 'Get Message Status',
		type: 'getMessageStatus',
		parameters: {
			provider: 'twoChat',
			messageId: SEEDED.twoChat.messageUuids.read,
			locateBy: 'phones',
			phone: `+${joao.whatsAppDigits}`,
			options: {},
		},
		credential: accounts.twoChat,
	};
	await pictureOf('get-message-status', step, 'schema');
});

it('Send Message', async () => {
	const step = {
		name: 'Send Message',
		type: 'sendMessage',
		parameters: {
			provider: 'wamm',
			phone: '+34 612 34 56 78',
			text: 'Hola Carmen, su coche ya está listo. Puede recogerlo hasta las 19:00.',
			options: { sendOncePerKey: 'order 1042' },
		},
		credential: accounts.wamm,
	};
	await pictureOf('send-message', step, 'schema');
});

it('List All Messages', async () => {
	const step = {
		name: 'List All Messages',
		type: 'listAllMessages',
		parameters: {
			provider: 'wamm',
			limit: 50,
			options: { direction: 'inbound', types: ['image', 'document', 'video', 'location'] },
		},
		credential: accounts.wamm,
	};
	await pictureOf('list-all-messages', step, 'table');
});

it('the output as a table', async () => {
	const { id } = await saveChain(api(), 'Table', [
		START,
		{
			name: 'Read',
			type: 'getMessagesByPhone',
			parameters: {
				provider: 'wamm',
				phone: carmen.whatsAppDigits,
				options: { direction: 'outbound', types: ['text'] },
			},
			credential: accounts.wamm,
		},
	]);
	await editor().page.setViewportSize({ width: 3600, height: 700 });
	await editor().openNode(id, 'Read');
	await editor().execute();
	await editor().output.table();
	await keepPicture(editor(), 'output-table', editor().output.panel, { width: 1140, height: 420 });
});

it.each([
	['message-trigger', 'Message Webhook Trigger', 'messageTrigger', { events: ['messageReceived'] }],
	[
		'message-polling-trigger',
		'Message Polling Trigger',
		'messagePollingTrigger',
		{
			events: ['messageReceived', 'statusOverdue'],
			pollTimes: { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] },
		},
	],
])('%s', async (picture, name, type, parameters) => {
	const step = {
		name,
		type,
		parameters: { provider: 'wamm', ...parameters },
		credential: accounts.wamm,
	};
	const { id } = await saveChain(api(), name, [step]);
	await editor().page.setViewportSize({ width: 1280, height: 720 });
	await editor().openNode(id, name);
	const urls = editor().page.getByText('Webhook URLs', { exact: true });
	if (await urls.isVisible()) await urls.click();
	await keepPicture(editor(), picture, editor().at('ndv'));
});

it('a workflow that goes on by status', async () => {
	const google = { email: 'bot@example.com', privateKey: 'none' };
	const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
	const sheet = {
		name: 'Read Rows',
		type: 'n8n-nodes-base.googleSheets',
		version: 4.5,
		parameters: {
			authentication: 'serviceAccount',
			documentId: locator('id', '1aBcDeFgHiJkLmNoPqRsTuVwXyZ'),
			sheetName: locator('name', 'Messages'),
			options: {},
		},
		credential: await api().createCredential('googleApi', google),
	};
	const { viewed, delivered, sent, sending, noAccount } = SEEDED.wamm.messageIds;
	const pinned = [viewed, delivered, sent, sending, noAccount].map((messageId) => ({
		json: { messageId },
	}));
	const status = {
		name: 'Get Message Status',
		type: 'getMessageStatus',
		parameters: {
			provider: 'wamm',
			messageId: '={{ $json.messageId }}',
			options: { splitOutput: true },
		},
		credential: accounts.wamm,
	};
	const ends = ['Thank the customer', 'Wait', 'Check later', 'Call instead', 'Check by hand'];
	const workflow = await api().createWorkflow({
		name: 'By status',
		pinData: { [sheet.name]: pinned },
		nodes: [
			toNode(START, [0, 320]),
			toNode(sheet, [220, 320]),
			toNode(status, [440, 320]),
			...ends.map((name, index) =>
				toNode({ name, type: 'n8n-nodes-base.noOp' }, [800, index * 160]),
			),
		],
		connections: {
			Start: { main: [[{ node: sheet.name, type: 'main', index: 0 }]] },
			[sheet.name]: { main: [[{ node: status.name, type: 'main', index: 0 }]] },
			[status.name]: { main: ends.map((node) => [{ node, type: 'main', index: 0 }]) },
		},
	});
	await editor().page.setViewportSize({ width: 1280, height: 800 });
	await editor().open(`/workflow/${workflow.id}`);
	await editor().at('execute-workflow-button').click();
	await editor().page.getByText('Workflow executed successfully').waitFor();
	const piece = { left: 220, top: 30, width: 880, height: 580 };
	await keepPicture(editor(), 'status-split', editor().at('canvas-wrapper'), piece);
});

it('the delivery page, as npm run editor opens it', async () => {
	const live = await startSandbox({ now: Date.now(), runningClock: true });
	try {
		const examples = await bringExamples(api(), await bringCredentials(api(), live));
		const url = await openDesk({ api: api(), url: handed().n8nUrl }, live, examples);
		const { page } = editor();
		await page.setViewportSize({ width: 1000, height: 880 });
		await page.goto(url);
		// A minute and a half of what the workflows do by themselves.
		await page
			.locator('.funnel li')
			.first()
			.getByText(/^[4-9]\d$/)
			.waitFor({ timeout: 400_000 });
		await keepPicture(editor(), 'delivery-page', page.locator('body'), {
			width: 1000,
			height: 880,
		});
	} finally {
		for (const { id } of await api().request<Array<{ id: string }>>('GET', '/workflows')) {
			await api().deactivate({ id });
		}
		await live.close();
	}
}, 500_000);

it.each([
	'send-and-follow',
	'keep-statuses-true',
	'message-trigger',
	'polling-trigger',
	'delivery-page',
	'inbox',
])('the example %s', async (name) => {
	const credentials = await bringCredentials(api(), sandbox());
	const { id } = await api().createWorkflow(exampleWith(credentials, `${name}.json`));
	await editor().page.setViewportSize({ width: 1600, height: 1000 });
	await editor().open(`/workflow/${id}`);
	await editor().at('canvas-node').first().waitFor();
	await editor().page.keyboard.press('1');
	await new Promise((resolve) => setTimeout(resolve, 1_000));
	await keepPicture(editor(), `example-${name}`, editor().at('canvas-wrapper'));
});
