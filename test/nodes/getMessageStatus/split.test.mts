import {
	type IDataObject,
	type INodeOutputConfiguration,
	type INodeProperties,
	NodeHelpers,
	type NodeParameterValueType,
} from 'n8n-workflow';
import { SEEDED } from '../../../sandbox/index.mts';
import { ask, NODE, type Question, workflowOf } from '../../support/sandbox/ask.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import type { Link, NodeSpec } from '../../support/engine/buildWorkflow.mts';
import { runWorkflow } from '../../support/engine/engine.mts';
import { withNode } from '../../support/engine/preparedNode.mts';
import { asRows, BY_ROW } from './channels.mts';

const sandbox = useSandbox({ messages: 20 });
const { telegram: _, ...messageIds } = SEEDED.wamm.messageIds;
const MISSING = '9999999';
const NAMES = ['Read', 'Delivered', 'In Progress', 'Failed', 'Unknown'];

function question(
	options: NonNullable<Question['options']>,
	onError?: Question['onError'],
): Question {
	return {
		node: 'getMessageStatus',
		provider: 'wamm',
		parameters: BY_ROW,
		items: asRows([...Object.values(messageIds), MISSING]),
		options,
		onError,
	};
}

/** As n8n works them out from the node's parameters. */
async function outputsFor(
	options: NodeParameterValueType | undefined,
	onError?: Question['onError'],
) {
	const parameters = { provider: 'wamm', messageId: '1', ...(options && { options }) };
	const node = { name: NODE, type: 'getMessageStatus', parameters, onError } as NodeSpec;
	return await withNode({ node }, 'internal', async ({ workflow, node, type }) =>
		NodeHelpers.getNodeOutputs(workflow, node, type.description),
	);
}
const namesOf = (outputs: Awaited<ReturnType<typeof outputsFor>>) =>
	outputs.map((output) => (output as INodeOutputConfiguration).displayName);

/** Ids by output. */
async function idsOf(asked: Question): Promise<unknown[][]> {
	const run = await ask(sandbox(), asked);
	return run
		.outputs(NODE)
		.map((rows) =>
			rows.map(({ json }) => json.messageId ?? (json.details as IDataObject).messageId),
		);
}

const BY_STATUS = [
	[messageIds.viewed],
	[messageIds.example, messageIds.delivered],
	[
		messageIds.sending,
		messageIds.noInfo,
		messageIds.sent,
		messageIds.neverUpdated,
		messageIds.advancing,
	],
	[
		messageIds.notSent,
		messageIds.failed,
		messageIds.noAccount,
		messageIds.noAccountCapital,
		messageIds.notInGroup,
		messageIds.deleted,
	],
	[messageIds.exampleInbound, messageIds.unknownState, messageIds.received],
];

describe('the outputs of Get Message Status', () => {
	it('are one, in input order, when not split', async () => {
		const asked = question({}, 'continueRegularOutput');
		expect(await idsOf(asked)).toEqual([[...Object.values(messageIds), MISSING]]);
	});

	it('are five when split, each item on the one of its status', async () => {
		const asked = question({ splitOutput: true, ifNotFound: 'returnUnknown' });
		const expected = BY_STATUS.map((ids) => new Set<unknown>(ids));
		expected[4]?.add(MISSING);
		expect((await idsOf(asked)).map((ids) => new Set(ids))).toEqual(expected);
	});

	it('put each item out once when split', async () => {
		const asked = question({ splitOutput: true, ifNotFound: 'returnUnknown' });
		const ids = (await idsOf(asked)).flat();
		expect(ids.sort()).toEqual([...Object.values(messageIds), MISSING].sort());
	});

	it('have failed items on Failed when the node continues', async () => {
		const run = await ask(sandbox(), question({ splitOutput: true }, 'continueRegularOutput'));
		expect(run.outputs(NODE)).toHaveLength(5);
		const failed = run.items(NODE, NAMES.indexOf('Failed'));
		expect(failed).toHaveLength(7);
		expect(failed.at(-1)).toMatchObject({
			json: { error: `WAMM.chat has no message ${MISSING}.` },
			pairedItem: { item: Object.values(messageIds).length },
		});
	});

	it('have failed items on the error output behind them, with the row kept', async () => {
		const run = await ask(sandbox(), question({ splitOutput: true }, 'continueErrorOutput'));
		expect(run.outputs(NODE)).toHaveLength(6);
		expect(run.items(NODE, NAMES.indexOf('Failed'))).toHaveLength(6);
		expect(run.json(NODE, 5)).toMatchObject([
			{ messageId: MISSING, error: `WAMM.chat has no message ${MISSING}.` },
		]);
	});

	it.each([
		{ splitOutput: '={{ "true" }}' },
		{ splitOutput: '={{ true }}' },
		{ splitOutput: '={{ false }}' },
		{ splitOutput: '={{ $json.nothing }}' },
		'={{ ({ splitOutput: true }) }}',
		'={{ ({ splitOutput: false }) }}',
		{ splitOutput: '' },
	])('are those that the canvas shows for options %j', async (options) => {
		const items = asRows([messageIds.failed]);
		const parameters = { ...BY_ROW, options };
		const run = await ask(sandbox(), { ...question({}), parameters, items });
		const canvas = namesOf(await outputsFor(options));
		expect(run.outputs(NODE).map(({ length }) => length)).toEqual(
			canvas.length === 1 ? [1] : canvas.map((name) => Number(name === 'Failed')),
		);
	});

	it('stay one for AI agents', async () => {
		const asked = { ...question({ splitOutput: true }), node: 'getMessageStatusTool' } as const;
		const items = asRows([messageIds.viewed, messageIds.failed]);
		const run = await ask(sandbox(), { ...asked, items });
		expect(run.outputs(NODE)).toHaveLength(1);
		expect(run.json(NODE).map(({ status }) => status)).toEqual(['read', 'failed']);
	});

	it('lead only where they are connected to', async () => {
		const { nodes, ...spec } = workflowOf(sandbox(), question({ splitOutput: true }));
		const targets = NAMES.map((name) => ({ name, type: 'noOp' }));
		const links: Link[] = NAMES.map((name, output) => [NODE, output, name]);
		const run = await runWorkflow({
			...spec,
			nodes: [{ name: 'Start', type: 'manualTrigger' }, ...nodes, ...targets],
			connections: [['Start', NODE], ...links],
			inputItems: asRows([messageIds.viewed, messageIds.sent]),
		});
		expect(NAMES.filter((name) => run.hasRun(name))).toEqual(['Read', 'In Progress']);
		expect(run.json('Read')).toMatchObject([{ messageId: messageIds.viewed }]);
	});
});

describe('the outputs of Get Message Status in the editor', () => {
	it.each([undefined, {}, { splitOutput: false }])('are one for options %j', async (options) => {
		const outputs = await outputsFor(options);
		expect(outputs).toHaveLength(1);
		expect(outputs[0]).toMatchObject({ type: 'main' });
	});

	it('have names when split', async () => {
		expect(namesOf(await outputsFor({ splitOutput: true }))).toEqual(NAMES);
	});

	it('take no expression for the switch, which n8n would not resolve there', async () => {
		const node = { name: NODE, type: 'getMessageStatus' };
		const properties = await withNode({ node }, 'internal', ({ type }) =>
			Promise.resolve(type.description.properties),
		);
		const options = properties.find(({ name }) => name === 'options')?.options as INodeProperties[];
		expect(options.find(({ name }) => name === 'splitOutput')).toMatchObject({
			noDataExpression: true,
		});
	});

	it('have the error output behind them', async () => {
		const split = await outputsFor({ splitOutput: true }, 'continueErrorOutput');
		expect(namesOf(split).slice(0, 5)).toEqual(NAMES);
		expect(split[5]).toMatchObject({ category: 'error', type: 'main' });
		expect(await outputsFor({}, 'continueErrorOutput')).toHaveLength(2);
	});
});
