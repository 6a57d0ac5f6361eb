import type { INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';

/** Node types that stand in for n8n's own, whose package would be another 180 MB. */
export type StandIns = Readonly<Record<string, INodeType>>;

const described = (name: string, inputs: ['main'] | []): INodeTypeDescription => ({
	displayName: name,
	name,
	group: inputs.length ? ['transform'] : ['trigger'],
	version: 1,
	description: '',
	defaults: { name },
	inputs,
	outputs: ['main'],
	properties: [],
});

const passOn: INodeType = {
	description: described('noOp', ['main']),
	async execute() {
		return [this.getInputData()];
	},
};

/** A trigger that emits the given items, under the name of n8n's manual trigger, and a node that passes items on. */
export function standIns(items: INodeExecutionData[]): StandIns {
	const trigger: INodeType = {
		description: described('manualTrigger', []),
		async execute() {
			return [items];
		},
	};
	return { 'n8n-nodes-base.manualTrigger': trigger, 'n8n-nodes-base.noOp': passOn };
}
