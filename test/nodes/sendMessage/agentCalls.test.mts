import type { IDataObject, INodeType } from 'n8n-workflow';
import { providerOf } from '../../../sandbox/index.mts';
import { runWorkflow } from '../../support/engine/engine.mts';
import { loadPackage } from '../../support/engine/loadPackage.mts';
import { NODE, workflowOf } from '../../support/sandbox/ask.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { loseAnswer, outboxOf, SENDERS, sendsOf, textsOf } from './sending.mts';

const TOOL = 'n8n-nodes-message-tracker.sendMessageTool';

/** Calls its tool twice, as a model would, and puts out what it was told. */
const agent: INodeType = {
	description: {
		...{ displayName: 'Agent', name: 'agent', group: ['transform'], version: 1 },
		...{ description: '', defaults: { name: 'Agent' }, properties: [] },
		inputs: ['main', { type: 'ai_tool' }],
		outputs: ['main'],
	},
	async execute() {
		const [tool] = (await this.getInputConnectionData('ai_tool', 0)) as [
			{ invoke(args: object): Promise<string> },
		];
		const told: IDataObject[] = [];
		for (const text of ['one', 'two']) {
			told.push(
				await tool.invoke({ text }).then(
					(answer) => ({ answer: JSON.parse(answer) as IDataObject[] }),
					(error: Error) => ({ error: error.message }),
				),
			);
		}
		return [told.map((json) => ({ json }))];
	},
};

async function sendToolType(): Promise<INodeType> {
	const loader = await loadPackage();
	const node = loader.getNode('sendMessage').type as INodeType;
	const description = { ...node.description, name: 'sendMessageTool' };
	return Object.create(node, {
		description: { value: { ...description, inputs: [], outputs: ['ai_tool'] } },
	}) as INodeType;
}

describe.each(SENDERS)('An agent that sends on %s', (provider) => {
	const sandbox = useSandbox();
	const path = providerOf(provider).sending?.path;

	async function callTwice() {
		const workflow = workflowOf(sandbox(), {
			node: 'sendMessageTool',
			provider,
			parameters: { text: "={{ $fromAI('text', 'What to send') }}" },
			options: { pauseSeconds: 0 },
			...{ retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});
		const [tool] = workflow.nodes;
		if (!tool) throw new Error('The workflow has no node.');
		const run = await runWorkflow({
			...workflow,
			nodes: [
				{ name: 'Start', type: 'manualTrigger' },
				{ name: 'Agent', type: 'test.agent' },
				{ ...tool, type: TOOL, parameters: { ...tool.parameters, toolDescription: 'Sends' } },
			],
			connections: {
				Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
				[NODE]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
			},
			standIns: { 'test.agent': agent, [TOOL]: await sendToolType() },
		});
		if (run.error) throw run.error;
		return run.json('Agent');
	}

	it('sends each call’s message once, and hands it what a model can use', async () => {
		const told = await callTwice();
		expect(textsOf(sandbox(), provider)).toEqual(['one', 'two']);
		const [first] = outboxOf(sandbox(), provider);
		expect(told[0]).toMatchObject({ answer: [{ messageId: first?.id, text: 'one' }] });
		expect(JSON.stringify(told)).not.toContain('null');
	});

	it('is told of a message that may have been sent, which is not sent again as another run', async () => {
		loseAnswer(sandbox(), provider, 1);
		const [told] = await callTwice();
		expect(told).toMatchObject({
			answer: [{ details: { category: 'uncertain', mayHaveBeenSent: true } }],
		});
		expect(textsOf(sandbox(), provider)).toEqual(['one', 'two']);
	});

	it('gets the error of a message that was certainly not sent, after n8n has tried again', async () => {
		sandbox()[provider].faults.add({ match: { path }, fault: { kind: 'status', code: 403 } });
		const [told] = await callTwice();
		expect(told?.error).toEqual(expect.any(String));
		expect(told?.error).not.toContain('may have been sent');
		expect(sendsOf(sandbox(), provider).length).toBeGreaterThanOrEqual(3);
		expect(outboxOf(sandbox(), provider)).toHaveLength(0);
	});
});
