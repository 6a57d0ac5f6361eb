import type { NodeParameterValueType } from 'n8n-workflow';
import { providers } from '../../../adapters/index.ts';
import { withNode } from '../../support/engine/preparedNode.mts';

/** What stands below the node's name on the canvas. */
async function subtitle(
	type: string,
	parameters: Record<string, NodeParameterValueType>,
): Promise<unknown> {
	return await withNode(
		{ node: { name: 'Node', type, parameters } },
		'manual',
		async (prepared) => {
			const { workflow, node, type: nodeType } = prepared;
			const text = nodeType.description.subtitle ?? '';
			return workflow.expression.getSimpleParameterValue(node, text, 'manual', {}, undefined, '');
		},
	);
}

describe('The subtitle', () => {
	it.each(providers)('says provider and subject: $id', async (definition) => {
		const { id: provider, label, capabilities } = definition;
		const said = async (node: string, parameters = {}) =>
			await subtitle(node, { provider, ...parameters });
		const phone = '+52 55 1234 5678';
		expect(await said('getMessagesByPhone', { phone })).toBe(`${label}: ${phone}`);
		expect(await said('getMessagesByPhone', { phone: '' })).toBe(label);
		expect(await said('listAllMessages')).toBe(label);
		if (!capabilities.statusBy) return;
		expect(await said('getMessageStatus', { messageId: 'MSG1' })).toBe(`${label}: MSG1`);
		expect(await said('getMessageStatus', { messageId: '' })).toBe(label);
		expect(await said('getMessageStatus', { messageId: '={{ $json.id }}' })).toBe(label);
	});

	it('says nothing of a provider that isn’t known', async () => {
		expect(await subtitle('listAllMessages', { provider: 'gone' })).toBe('');
	});
});
