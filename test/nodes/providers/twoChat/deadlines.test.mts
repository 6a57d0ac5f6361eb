import { useSubscriptions } from './subscriptionsSetup.mts';
import { credentialOf } from '../../../support/sandbox/providers.mts';
import { searchList } from '../../../support/engine/nodeCalls.mts';

/** 2Chat asks to wait longer than somebody who publishes a workflow would. */
const SLOW_DOWN = { kind: 'status', code: 429, headers: { 'retry-after': '100' } } as const;
const AT_ONCE_MS = 10_000;

describe('What n8n sets no time for at 2Chat ends within a minute', () => {
	const { sandbox, mine, warnings, trigger } = useSubscriptions();

	it(
		'when a trigger is published or unpublished',
		async () => {
			const one = trigger();
			await one.activate();
			sandbox().twoChat.faults.add({ fault: SLOW_DOWN });
			await expect(one.activate()).rejects.toMatchObject({ httpCode: '429' });
			await one.deactivate();
			expect(warnings().length).toBeGreaterThan(0);
			sandbox().twoChat.faults.clear();
			await one.deactivate();
			expect(mine()).toEqual([]);
		},
		AT_ONCE_MS,
	);

	it(
		'when the editor lists the numbers',
		async () => {
			sandbox().twoChat.faults.add({ fault: SLOW_DOWN });
			const node = {
				name: 'Node',
				type: 'messageTrigger',
				parameters: { provider: 'twoChat' },
				credentials: { twoChatMessagingApi: 'account' },
			};
			const credentials = { account: credentialOf(sandbox(), 'twoChat') };
			await expect(searchList({ node, credentials }, 'searchAccounts')).rejects.toMatchObject({
				httpCode: '429',
			});
		},
		AT_ONCE_MS,
	);

	it('with nothing asked for after that', async () => {
		const one = trigger();
		const { requests } = sandbox().twoChat;
		const start = Date.now();
		const now = jest.spyOn(Date, 'now').mockImplementation(() => {
			return start + (requests.some(({ method }) => method === 'POST') ? 61_000 : 0);
		});
		try {
			await expect(one.activate()).rejects.toMatchObject({
				message: '2Chat was not asked in time: n8n gives this only so long.',
			});
		} finally {
			now.mockRestore();
		}
		expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
		expect(mine()).toEqual([]);
	});
});
