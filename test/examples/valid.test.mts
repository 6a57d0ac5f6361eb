import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeType, INodeTypeDescription, INodeTypes } from 'n8n-workflow';
import { TABLES } from '../../tools/examples/tables.mts';
import { loadPackage } from '../support/engine/loadPackage.mts';
import { nodeTypesOf } from '../support/engine/nodeTypes.mts';
import { standIns } from '../support/engine/standIns.mts';
import { connectionProblems } from './connectionProblems.mts';
import { EXAMPLES, newServices, OWN, readExample } from './exampleFiles.mts';
import { parameterProblems } from './parameterProblems.mts';
import { exampleStandIns } from './standIns.mts';
import { standIn } from './standInNode.mts';

/** What notes name beside nodes: sheets, and what the editor shows. */
const NOT_NODES: readonly string[] = [
	...['To set up', 'Messages', 'Publish', 'Webhook URLs', 'Basic Auth', 'Send Once per Key'],
	...Object.keys(TABLES),
];
const NODE_SIZE = 96;
/** Nodes of n8n that run in the acceptance tests only; here their ends count. */
const BY_ENDS = Object.fromEntries(
	Object.entries({
		scheduleTrigger: { inputs: [] },
		webhook: { inputs: [] },
		stopAndError: { outputs: [] },
		dataTable: {},
		code: {},
		respondToWebhook: {},
	}).map(([name, ends]) => [
		`n8n-nodes-base.${name}`,
		standIn(name, [], async () => [], ends as Partial<INodeTypeDescription>),
	]),
);
let nodeTypes: INodeTypes;

beforeAll(async () => {
	const others = { ...standIns([]), ...exampleStandIns(newServices()) };
	nodeTypes = nodeTypesOf(await loadPackage(), { ...others, ...BY_ENDS });
});

const ownNodes = (nodes: readonly INode[]) => nodes.filter(({ type }) => OWN.test(type));
const typeOf = ({ type, typeVersion }: INode): INodeType =>
	nodeTypes.getByNameAndVersion(type, typeVersion);
const problemsOf = (node: INode) => parameterProblems(typeOf(node).description, node);

interface Box {
	readonly name: string;
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

function boxOf({ name, position: [left, top], parameters }: INode): Box {
	const { width = NODE_SIZE, height = NODE_SIZE } = parameters as Record<string, number>;
	return { name, left, top, right: left + width, bottom: top + height };
}

function overlaps(a: Box, b: Box): boolean {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

it('there are these examples', () => {
	expect(EXAMPLES).toEqual([
		'conversation-for-ai-agent',
		'delivery-page',
		'inbox',
		'keep-statuses-true',
		'message-trigger',
		'polling-trigger',
		'send-and-follow',
		'sheet-status-tracking',
		'wait-node-loop',
	]);
});

describe.each(EXAMPLES)('the example %s', (name) => {
	const example = readExample(name);
	const { nodes, connections } = example;
	const text = JSON.stringify(example);

	it('sets only what its nodes of ours have', () => {
		expect(ownNodes(nodes).length > 0 || name === 'delivery-page').toBe(true);
		for (const node of ownNodes(nodes))
			expect([node.name, problemsOf(node)]).toEqual([node.name, []]);
	});

	it('connects nodes that are there, by outputs that are there', () => {
		expect(connectionProblems(nodes, connections, nodeTypes)).toEqual([]);
	});

	it('refers to nodes that are there', () => {
		const names = nodes.map((node) => node.name);
		for (const [, referred] of text.matchAll(/\$\('([^']+)'\)/g)) expect(names).toContain(referred);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
	});

	it('has no credentials, no pinned data and no addresses but made-up ones', () => {
		expect(example).toMatchObject({ active: false, settings: { executionOrder: 'v1' } });
		expect(Object.keys(example).sort()).toEqual(
			['active', 'connections', 'name', 'nodes', 'settings'].sort(),
		);
		for (const node of nodes) expect(node.credentials).toBeUndefined();
		for (const [, host] of text.matchAll(/[\w.-]+@([\w-]+\.\w+)/g))
			expect(host).toBe('example.com');
	});

	it('says in notes what it does and what to set up', () => {
		const notes = nodes.filter(({ type }) => type.endsWith('.stickyNote'));
		const [first] = notes.map(({ parameters }) => String(parameters.content));
		expect(notes.length).toBeGreaterThan(1);
		expect(first).toMatch(/^## \S/);
		expect(first).toContain('**To set up**');
		expect(first).not.toMatch(/^4\. /m);
		for (const [, bold = ''] of text.matchAll(/\*\*([A-Z][\w ?]+)\*\*/g)) {
			const isNode = nodes.some((node) => node.name === bold);
			const isOther = NOT_NODES.includes(bold);
			expect([bold, isNode || isOther]).toEqual([bold, true]);
		}
	});

	it('is tidy: on the grid, nothing over anything else', () => {
		const boxes = nodes.map(boxOf);
		for (const [index, box] of boxes.entries()) {
			expect([box.name, Math.abs(box.left % 16), Math.abs(box.top % 16)]).toEqual([box.name, 0, 0]);
			const others = boxes.slice(index + 1).filter((other) => overlaps(box, other));
			expect([box.name, others.map((other) => other.name)]).toEqual([box.name, []]);
		}
	});

	it('names tables that are there, none of which is part of another', () => {
		const names = Object.keys(TABLES);
		for (const { parameters } of nodes.filter(({ type }) => type.endsWith('.dataTable'))) {
			const { dataTableId, tableName } = parameters as Record<string, { value?: string } | string>;
			const named = tableName ?? (dataTableId as { value?: string }).value;
			expect(names).toContain(named);
		}
		for (const part of names) {
			expect(names.filter((name) => name.toLowerCase().includes(part.toLowerCase()))).toEqual([
				part,
			]);
			expect(part).not.toMatch(/[_%]/);
		}
	});

	it('writes to sheets as RAW', () => {
		const writing = nodes.filter(({ type, parameters }) => {
			return type.endsWith('.googleSheets') && 'operation' in parameters;
		});
		for (const { parameters } of writing) {
			expect(parameters.options).toMatchObject({ cellFormat: 'RAW' });
		}
	});

	it('is described in the README', () => {
		const readme = join(__dirname, '..', '..', 'examples', 'README.md');
		expect(readFileSync(readme, 'utf8')).toContain(`${name}.json`);
	});
});

describe('the check of parameters', () => {
	const [node] = ownNodes(readExample('sheet-status-tracking').nodes);
	const changed = (parameters: object) =>
		problemsOf({ ...node, parameters: { ...node?.parameters, ...parameters } } as INode);

	it.each([
		['an unknown parameter', { message: '1' }],
		['a hidden parameter', { phone: '+525512345678' }],
		['an unknown option', { options: { wait: true } }],
		['a value that is not offered', { options: { waitUntil: 'seen' } }],
		['a provider that is not offered', { provider: 'whatsappApi' }],
		['an empty required parameter', { messageId: '' }],
	])('finds %s', (_, parameters) => {
		expect(changed({})).toEqual([]);
		expect(changed(parameters)).not.toEqual([]);
	});
});

describe('the check of connections', () => {
	it('finds ends and outputs that are not there', () => {
		const { nodes, connections } = readExample('sheet-status-tracking');
		const link = { node: 'Alarm', type: 'main' as const, index: 0 };
		const broken = { ...connections, 'Write Status': { main: [[], [link]] } };
		expect(connectionProblems(nodes, broken, nodeTypes)).toEqual([
			'Write Status has 1 outputs of main',
			'Write Status leads to Alarm',
		]);
		const alone = { ...connections, 'Only When It Rises': {} };
		expect(connectionProblems(nodes, alone, nodeTypes)).toEqual([
			'Write Status is connected to nothing',
		]);
	});
});
