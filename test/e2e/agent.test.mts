import type { IDataObject } from 'n8n-workflow';
import { SEEDED } from '../../sandbox/index.mts';
import { rowsOf } from '../../tools/n8n/api.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { type ScriptedModel, startScriptedModel } from './support/scriptedModel.mts';
import { useEditor } from './support/useEditor.mts';
import { useN8n } from './support/useN8n.mts';
import { saveAccounts, START, toNode } from './support/workflows.mts';

const sandbox = useSandbox();
const api = useN8n();
const editor = useEditor();
const { lucia } = SEEDED.contacts;
let model: ScriptedModel;

beforeAll(async () => {
	await saveAccounts(api(), sandbox());
	model = await startScriptedModel({ Phone: `+${lucia.whatsAppDigits}` });
});
afterAll(async () => await model.close());

/** An agent with a model and no tool yet. */
async function saveAgent() {
	const credential = await api().createCredential(
		'openAiApi',
		{ apiKey: 'scripted', url: model.baseUrl },
		'Scripted model',
	);
	const agent = {
		name: 'Agent',
		type: '@n8n/n8n-nodes-langchain.agent',
		version: 3,
		parameters: { promptType: 'define', text: 'What did Lucía write last?', options: {} },
	};
	const chat = {
		name: 'Model',
		type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
		version: 1.2,
		parameters: { model: { mode: 'id', value: 'scripted' }, options: {} },
		credential,
	};
	return await api().createWorkflow({
		name: 'Agent',
		nodes: [toNode(START, [0, 0]), toNode(agent, [220, 0]), toNode(chat, [200, 220])],
		connections: {
			Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
		},
	});
}

/** The panel sometimes stops a step before the tools: then they are one more click away. */
async function openTools(): Promise<void> {
	const tools = editor().page.getByText('Recommended Tools');
	const isThere = await tools.waitFor({ timeout: 5_000 }).then(
		() => true,
		() => false,
	);
	if (!isThere) await editor().page.getByText('Utility components').click();
	await tools.waitFor();
}

it('an AI agent reads messages with our node as its tool', async () => {
	const { id } = await saveAgent();
	await editor().open(`/workflow/${id}`);
	await editor().page.getByTestId('canvas-node').filter({ hasText: 'Agent' }).first().waitFor();
	await editor().at('canvas-handle-plus').last().click();
	await openTools();
	await editor().addNode('whatsapp', 'Get Messages by Phone');
	await editor().shot('form tool');
	await editor().at('from-ai-override-button').first().click();
	await editor().shot('form tool from AI');
	await editor().closeNode();
	await editor().at('execute-workflow-button').click();
	await editor().page.getByText('Workflow executed successfully').waitFor();
	const [execution] = await api().executions(id);
	const [{ output } = {} as IDataObject] = rowsOf(await api().ended(execution?.id ?? ''), 'Agent');
	expect(output).toContain('Lucía Gómez');
	const [offered] = model.requests[0]?.tools ?? [];
	expect(offered?.function.description).toContain('WAMM.chat');
});
