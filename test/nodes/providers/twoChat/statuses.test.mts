import { SEEDED } from '../../../../sandbox/index.mts';
import { ask, NODE, type Question } from '../../../support/sandbox/ask.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

jest.setTimeout(30_000);
const sandbox = useSandbox({ messages: 20 });
const { apiKey, phone: ownPhone, channelUuid, lidSessionKey } = SEEDED.twoChat;
const MISSING = 'MSG33333333-0d8d-4aa5-b117-f9425b651499';

/** Delivered messages to one contact; the seeded number's own. */
function send(count: number, remoteId = '34600111222@c.us') {
	const at = sandbox().clock.now() - 60_000;
	const uuids = Array.from(
		{ length: count },
		(_, nth) => `MSG55555555-0d8d-4aa5-b117-${String(nth).padStart(12, '0')}`,
	);
	const known = { sentAt: at, remoteId, remotePhone: '+34600111222', sentBy: 'api' };
	sandbox()
		.twoChat.accounts.get(apiKey)
		?.addMessages(
			ownPhone,
			uuids.map((uuid) => ({ ...known, uuid, text: 'Hola', acks: [{ at, value: 2 }] })),
		);
	return uuids;
}

function question(ids: readonly string[], known: Partial<Question> = {}): Question {
	return {
		node: 'getMessageStatus',
		provider: 'twoChat',
		parameters: { messageId: '={{ $json.messageId }}', phone: '+34 600 111 222' },
		items: ids.map((messageId, row) => ({ messageId, row })),
		...known,
	};
}

const kindsAsked = () =>
	sandbox().twoChat.requests.map(({ path }) => path.split('/')[3]?.split('?')[0]);

describe('2Chat statuses by phones in n8n', () => {
	it('take one request for each of 100 messages to one contact, and one for the numbers', async () => {
		const ids = send(100);
		const run = await ask(sandbox(), question(ids));
		expect(run.json(NODE).map(({ messageId }) => messageId)).toEqual(ids);
		expect(kindsAsked()).toEqual(['get-numbers', ...ids.map(() => 'message')]);
	});

	it('ask for ids that repeat once', async () => {
		const ids = send(3);
		const run = await ask(sandbox(), question([...ids, ...ids, ...ids]));
		expect(run.json(NODE)).toHaveLength(9);
		expect(kindsAsked()).toEqual(['get-numbers', 'message', 'message', 'message']);
	});

	it('part by the error output, with the row kept', async () => {
		const [first = '', second = ''] = send(2);
		const asked = question([first, MISSING, second], { onError: 'continueErrorOutput' });
		const run = await ask(sandbox(), asked);
		expect(run.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(run.json(NODE, 1)).toMatchObject([
			{
				messageId: MISSING,
				row: 1,
				error: `2Chat has no message ${MISSING} between ${ownPhone} and +34600111222.`,
				details: { category: 'notFound', provider: 'twoChat', messageId: MISSING },
			},
		]);
	});

	it('take the chatId of an item in the place of the phone, for one request', async () => {
		const [id = ''] = send(1);
		const chatId = `WW-${channelUuid}-34600111222@c.us`;
		const parameters = { messageId: id, phone: chatId };
		const run = await ask(sandbox(), question([''], { parameters }));
		expect(run.json(NODE)).toMatchObject([{ status: 'delivered', chatId }]);
		expect(kindsAsked()).toEqual(['message']);
	});
});

describe('2Chat statuses by session key in n8n', () => {
	it('find a message of a contact without a phone', async () => {
		const account = sandbox().twoChat.accounts.get(apiKey);
		const remoteId = lidSessionKey.split('-').at(-1) ?? '';
		const uuid = 'MSG66666666-0d8d-4aa5-b117-f9425b651499';
		const at = sandbox().clock.now() - 60_000;
		const known = { remoteId, remotePhone: null, sentBy: 'api', sentAt: at };
		account?.addMessages(ownPhone, [{ ...known, uuid, text: 'Hola', acks: [{ at, value: 3 }] }]);
		const parameters = { messageId: uuid, locateBy: 'sessionKey', sessionKey: lidSessionKey };
		const run = await ask(sandbox(), question([''], { parameters }));
		expect(run.json(NODE)).toMatchObject([
			{ status: 'read', phone: null, chatId: lidSessionKey, messageId: uuid },
		]);
		expect(kindsAsked()).toEqual(['message']);
	});
});
