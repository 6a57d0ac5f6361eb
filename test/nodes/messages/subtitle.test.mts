import type { NodeParameterValueType } from 'n8n-workflow';
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
	it.each([
		[
			'getMessagesByPhone',
			{ provider: 'wamm', phone: '+52 55 1234 5678' },
			'WAMM.chat: +52 55 1234 5678',
		],
		['getMessagesByPhone', { provider: 'twoChat', phone: '' }, '2Chat'],
		['getMessageStatus', { provider: 'twoChat', messageId: 'MSG1' }, '2Chat: MSG1'],
		['getMessageStatus', { provider: 'wamm', messageId: '' }, 'WAMM.chat'],
		['getMessageStatus', { provider: 'wamm', messageId: '={{ $json.id }}' }, 'WAMM.chat'],
		['listAllMessages', { provider: 'whatsappApi' }, 'WhatsApp API (Self-Hosted)'],
		['listAllMessages', { provider: 'gone' }, ''],
	])('says provider and subject when %s has %j', async (type, parameters, text) => {
		expect(await subtitle(type, parameters)).toBe(text);
	});
});
