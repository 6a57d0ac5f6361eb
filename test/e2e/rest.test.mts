import { SEEDED } from '../../sandbox/index.mts';
import { rowsOf } from '../../tools/n8n/api.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { useN8n } from './support/useN8n.mts';

const sandbox = useSandbox();
const api = useN8n();

it('a saved workflow runs with our nodes', async () => {
	const { id, name } = await api().createCredential('wammChatApi', {
		token: SEEDED.wamm.token,
		baseUrl: sandbox().wamm.baseUrl,
	});
	const workflow = await api().createWorkflow({
		name: 'REST',
		nodes: [
			{
				id: 'a',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'b',
				name: 'Read',
				type: 'n8n-nodes-message-tracker.getMessagesByPhone',
				typeVersion: 1,
				position: [200, 0],
				parameters: { provider: 'wamm', phone: '+52 55 1234 5678', limit: 4, options: {} },
				credentials: { wammChatApi: { id, name } },
			},
		],
		connections: { Start: { main: [[{ node: 'Read', type: 'main', index: 0 }]] } },
	});
	const execution = await api().run(workflow, 'Start');
	expect(execution.status).toBe('success');
	expect(rowsOf(execution, 'Read')).toHaveLength(4);
});
