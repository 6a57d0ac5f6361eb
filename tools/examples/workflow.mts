import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

/** A node as the examples describe it; ids follow from the names. */
export interface Step {
	readonly name: string;
	/** One of ours by its name alone, one of n8n's by the name after its package. */
	readonly type: string;
	readonly version?: number;
	readonly parameters: IDataObject;
	/** On n8n's grid of 16. */
	readonly at: readonly [x: number, y: number];
	/** Whom its outputs lead to. */
	readonly to?: ReadonlyArray<readonly string[]>;
	/** What n8n does when it fails; a retry by default where it makes sense. */
	readonly settings?: IDataObject;
	/** Whether n8n calls it at an address. */
	readonly hasWebhook?: boolean;
}

const OURS = /^(get|list|send|message)[A-Z]/;

function idOf(...names: readonly string[]): string {
	const hex = createHash('sha256').update(names.join('/')).digest('hex');
	return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, '$1-$2-4$3-8$4-$5');
}

/** A workflow as n8n imports it. */
export function workflow(name: string, steps: readonly Step[]): IDataObject {
	const nodes = steps.map((step) => ({
		parameters: step.parameters,
		type: `${OURS.test(step.type) ? 'n8n-nodes-message-tracker' : 'n8n-nodes-base'}.${step.type}`,
		typeVersion: step.version ?? 1,
		position: [...step.at],
		id: idOf(name, step.name),
		name: step.name,
		...(step.hasWebhook && { webhookId: idOf(name, step.name, 'webhook') }),
		...step.settings,
	}));
	const connections = Object.fromEntries(
		steps.flatMap(({ name: from, to }) => {
			if (!to) return [];
			const main = to.map((ends) => ends.map((node) => ({ node, type: 'main', index: 0 })));
			return [[from, { main }]];
		}),
	);
	return { name, nodes, connections, active: false, settings: { executionOrder: 'v1' } };
}

/** A sticky note; those of the first kind say what a workflow does. */
export function note(
	name: string,
	at: Step['at'],
	[width, height]: readonly [number, number],
	lines: readonly string[],
): Step {
	const color = name === 'What This Does' ? { color: 4 } : {};
	const parameters = { content: lines.join('\n'), height, width, ...color };
	return { name, type: 'stickyNote', at, parameters };
}
