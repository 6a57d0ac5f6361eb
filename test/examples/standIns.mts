import type { INodeProperties, INodeType } from 'n8n-workflow';
import type { StandIns } from '../support/engine/standIns.mts';
import type { Sheet } from './sheet.mts';
import { assigned, listed, sheetRows, split, summaries } from './standInData.mts';
import { conditions, groups, options, paired, property, standIn } from './standInNode.mts';
import { text, valueOf } from './standInNode.mts';

/** The services behind the stand-ins: what they hold, and what they were given. */
export interface FakeServices {
	/** Tabs by name. */
	readonly sheets: Readonly<Record<string, Sheet>>;
	readonly prompts: string[];
	/** Lets time pass for a Wait node. */
	readonly wait: (ms: number) => void;
}

const UNITS: Readonly<Record<string, number>> = {
	seconds: 1_000,
	minutes: 60_000,
	hours: 3_600_000,
};
const locator = (name: string): INodeProperties =>
	property(name, 'resourceLocator', { required: true, default: { mode: 'list', value: '' } });

/** A model that says how much it was given. */
const MODEL = { invoke: (prompt: string) => `A summary of ${prompt.split('\n').length} lines` };

const chatModel: INodeType = {
	...standIn('lmChatOpenAi', [locator('model'), options], async () => [], {
		inputs: [],
		outputs: ['ai_languageModel'],
	}),
	async supplyData() {
		return { response: MODEL };
	},
};

/**
 * Stand-ins for the built-in nodes that the examples use, in place of n8n-nodes-base (180 MB). Each does what the
 * built-in one does with the parameters that the examples set, and declares no others: n8n drops what isn't
 * declared. Expressions, conditions and types are n8n's own, since its engine resolves them.
 */
export function exampleStandIns(services: FakeServices): StandIns {
	const nodes: INodeType[] = [
		standIn('stickyNote', [], async () => [], { inputs: [], outputs: [] }),
		standIn('filter', [conditions, options], async function () {
			return [split(this)[0] ?? []];
		}),
		standIn(
			'if',
			[conditions, options],
			async function () {
				return split(this);
			},
			{ outputs: ['main', 'main'] },
		),
		standIn('set', [property('assignments', 'assignmentCollection'), options], async function () {
			return [paired(this.getInputData().map((_, item) => assigned(this, item)))];
		}),
		standIn(
			'summarize',
			[
				groups('fieldsToSummarize', 'values', ['aggregation', 'field', 'separateBy']),
				text('fieldsToSplitBy'),
				options,
			],
			async function () {
				return [summaries(this)];
			},
		),
		standIn(
			'googleSheets',
			[
				text('operation', 'read'),
				locator('documentId'),
				locator('sheetName'),
				property('columns', 'resourceMapper', { default: {} }),
				options,
			],
			async function () {
				return [sheetRows(this, services.sheets)];
			},
		),
		standIn('wait', [property('amount', 'number'), text('unit')], async function () {
			services.wait(Number(valueOf(this, 'amount')) * (UNITS[valueOf(this, 'unit')] ?? NaN));
			return [this.getInputData()];
		}),
		standIn('splitOut', [text('fieldToSplitOut'), options], async function () {
			const field = valueOf(this, 'fieldToSplitOut');
			return [listed(this.getInputData(), field)];
		}),
	];
	const agent = standIn(
		'agent',
		[text('promptType'), text('text'), options],
		async function () {
			const model = (await this.getInputConnectionData('ai_languageModel', 0)) as typeof MODEL;
			const prompts = this.getInputData().map((_, item) => valueOf(this, 'text', item));
			services.prompts.push(...prompts);
			return [paired(prompts.map((prompt) => ({ output: model.invoke(prompt) })))];
		},
		{ inputs: ['main', { type: 'ai_languageModel', required: true, maxConnections: 1 }] },
	);
	return Object.fromEntries([
		...nodes.map((type) => [`n8n-nodes-base.${type.description.name}`, type]),
		['@n8n/n8n-nodes-langchain.agent', agent],
		['@n8n/n8n-nodes-langchain.lmChatOpenAi', chatModel],
	]);
}
