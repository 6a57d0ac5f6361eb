import { SEEDED } from '../../../../sandbox/index.mts';
import { credentialOf } from '../../../support/sandbox/providers.mts';
import { expectNoSecrets } from '../../../support/sandbox/secrets.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { searchList } from '../../../support/engine/nodeCalls.mts';

const { twoChat } = SEEDED;

describe('The list of Your Number', () => {
	const sandbox = useSandbox();
	const search = async (filter?: string, changes = {}) => {
		const node = {
			name: 'Node',
			type: 'listAllMessages',
			parameters: { provider: 'twoChat' },
			credentials: { twoChatMessagingApi: 'account' },
		};
		const credentials = { account: credentialOf(sandbox(), 'twoChat', changes) };
		return (await searchList({ node, credentials }, 'searchAccounts', filter)).results;
	};

	it('offers the numbers by name, connected ones first', async () => {
		expect(await search()).toEqual([
			{ name: `Ventas (${twoChat.phone})`, value: twoChat.phone },
			{
				name: `Soporte (${twoChat.disconnectedPhone}) – not connected`,
				value: twoChat.disconnectedPhone,
			},
		]);
	});

	it.each([
		['a name, in any case', 'VENT', twoChat.phone],
		['the end of a number', twoChat.disconnectedPhone.slice(-3), twoChat.disconnectedPhone],
	])('finds numbers by %s', async (_what, filter, phone) => {
		expect((await search(filter)).map(({ value }) => value)).toEqual([phone]);
	});

	it('says what to do when the key is wrong', async () => {
		const failure = await search('', { apiKey: 'UAK2chat-wrong-000000' }).catch(
			(error: unknown) => error,
		);
		expect(failure).toMatchObject({
			message: '2Chat did not accept the API key.',
			description: expect.stringContaining('Copy the API key again from Developers in 2Chat'),
		});
		expectNoSecrets(failure, ['UAK2chat-wrong-000000']);
	});
});
