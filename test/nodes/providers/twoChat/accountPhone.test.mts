import { SEEDED, type Sandbox } from '../../../../sandbox/index.mts';
import { ask, NODE, type Question } from '../../../support/sandbox/ask.mts';
import { asked } from '../../../support/sandbox/requests.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const { twoChat } = SEEDED;
const SEVERAL = { apiKey: twoChat.largeApiKey };

type Locator = { mode: string; value: string; __rl?: true } | string;

const question = (accountPhone: Locator, credential = {}): Question => ({
	node: 'listAllMessages',
	provider: 'twoChat',
	parameters: { accountPhone, limit: 1 },
	credential,
});
const ownOf = async (sandbox: Sandbox, accountPhone: Locator, credential = {}) => {
	const run = await ask(sandbox, question(accountPhone, credential));
	if (run.error) throw run.error;
	return run.json(NODE)[0]?.accountPhone;
};

describe('Your Number', () => {
	const sandbox = useSandbox();

	it.each<[string, Locator]>([
		['left as it is', { mode: 'list', value: '', __rl: true }],
		['empty in phone mode', { mode: 'phone', value: '', __rl: true }],
		['an expression that gives nothing', { mode: 'phone', value: '={{ null }}', __rl: true }],
	])('is the only connected number when it is %s', async (_what, locator) => {
		expect(await ownOf(sandbox(), locator)).toBe(twoChat.phone);
	});

	it.each<[string, Locator]>([
		['chosen from the list', { mode: 'list', value: twoChat.largePhone, __rl: true }],
		['typed as phone', { mode: 'phone', value: '+34 910 00 00 01', __rl: true }],
		['given without plus', { mode: 'phone', value: '34910000001', __rl: true }],
		['an expression', { mode: 'phone', value: '={{ $json.own }}', __rl: true }],
		[
			'an expression that gives a number',
			{ mode: 'phone', value: '={{ 34910000001 }}', __rl: true },
		],
	])('is the one asked when it is %s', async (_what, locator) => {
		const items = [{ own: '0034 910 000 001' }];
		const run = await ask(sandbox(), { ...question(locator, SEVERAL), items });
		expect(run.error).toBeUndefined();
		expect(run.json(NODE)[0]?.accountPhone).toBe(twoChat.largePhone);
		expect(asked(sandbox(), 'twoChat')).toEqual([
			`GET /open/whatsapp/messages/${twoChat.largePhone}`,
		]);
	});

	it('is always a phone, as the triggers read it: no chatId goes out in its place', async () => {
		const value = `WW-WPN0f3ab2c4-5d6e-4f70-8a9b-0c1d2e3f4a5b-${twoChat.largePhone.slice(1)}@c.us`;
		await ask(sandbox(), question({ mode: 'phone', value, __rl: true }));
		expect(asked(sandbox(), 'twoChat')).toEqual([
			`GET /open/whatsapp/messages/${twoChat.largePhone}`,
		]);
	});

	it('is asked for when several numbers are connected and none is chosen', async () => {
		const run = await ask(sandbox(), question({ mode: 'list', value: '' }, SEVERAL));
		expect(run.error).toMatchObject({
			message: 'Several numbers are connected to this 2Chat account.',
			description: `Choose one in Your Number: ${twoChat.largePhone}, ${twoChat.largeSecondPhone}.`,
		});
		expect(sandbox().twoChat.requests).toHaveLength(1);
	});

	it('is said to be missing when no number is connected', async () => {
		const { disconnectedPhone } = twoChat;
		const apiKey = 'UAK2chat-offline-88f1';
		sandbox()
			.twoChat.addAccount(apiKey)
			.addNumber({ phone: disconnectedPhone, connectionStatus: 'D' });
		const run = await ask(sandbox(), question({ mode: 'list', value: '' }, { apiKey }));
		expect(run.error).toMatchObject({
			message: 'No number is connected to this 2Chat account.',
			description: 'Open 2Chat and connect a WhatsApp number by scanning its QR code.',
		});
	});

	it('is refused in 2Chat’s words when it is not a number of the account', async () => {
		const run = await ask(sandbox(), question({ mode: 'phone', value: '+34 910 000 099' }));
		expect(run.error).toMatchObject({
			message: '2Chat does not know this number or message.',
			description: expect.stringContaining('The number +34910000099 was not found'),
		});
	});

	it('is refused with the numbers there are when a status is looked up by another', async () => {
		const { node: _node, ...rest } = question({ mode: 'phone', value: '+34 910 000 099' });
		const run = await ask(sandbox(), { ...rest, node: 'getMessageStatus' });
		expect(run.error).toMatchObject({
			message: '+34910000099 is not a number of this 2Chat account.',
			description: `Choose one of its numbers in Your Number: ${twoChat.phone}, ${twoChat.disconnectedPhone}.`,
		});
	});

	it('is asked for once when many rows leave it empty', async () => {
		const items = Array.from({ length: 12 }, (_, index) => ({ limit: index + 1 }));
		const parameters = { limit: '={{ $json.limit }}' };
		await ask(sandbox(), { node: 'listAllMessages', provider: 'twoChat', parameters, items });
		const lists = asked(sandbox(), 'twoChat').filter((each) => each.includes('get-numbers'));
		expect(lists).toHaveLength(1);
	});
});
