import { SEEDED } from '../../../../sandbox/index.mts';
import { ask, NODE, rowsOf } from '../../../support/sandbox/ask.mts';
import { item, expectItems } from '../../../support/sandbox/items.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const { contacts, twoChat } = SEEDED;
const T = twoChat.messageUuids;

describe('Get Message Status of 2Chat', () => {
	const sandbox = useSandbox();
	const read = async (messageId: string, phone: string, options = {}) => {
		const parameters = { messageId, phone };
		const question = {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters,
			options,
		} as const;
		return (await rowsOf(sandbox(), question))[0] ?? {};
	};

	it.each([
		[T.created, contacts.maria, '0', 'pending', false],
		[T.sent, contacts.lucia, '1', 'sent', false],
		[T.received, contacts.olga, '2', 'delivered', false],
		[T.read, contacts.joao, '3', 'read', true],
		[T.played, contacts.ana, '4', 'read', true],
		[T.failed, contacts.carmen, '-1', 'failed', true],
		[T.inbound, contacts.olga, '2', 'received', true],
	])('says what became of %s', async (id, { whatsAppDigits }, ack, status, isFinal) => {
		const expected = { status, isFinal, providerStatus: ack, messageId: id };
		expect(await read(id, `+${whatsAppDigits}`)).toMatchObject(expected);
	});

	it('comes out unknown with what was asked when the message is not there', async () => {
		const missing = 'MSG00000000-0d8d-4aa5-b117-f9425b651499';
		const row = await read(missing, '+34 612 345 678', { ifNotFound: 'returnUnknown' });
		const found = { provider: 'twoChat', status: 'unknown', isFinal: false, messageId: missing };
		expectItems([row], [item({ ...found, phone: '+34612345678' })]);
	});

	it('finds the message of a contact whose number is dialled differently', async () => {
		const { dialledDigits } = contacts.jorge;
		const row = await read(T.otherSpelling, `+${dialledDigits}`);
		expect(row).toMatchObject({ status: 'delivered', messageId: T.otherSpelling });
	});

	it('gives one status for each row, paired with it', async () => {
		const ids = [T.read, T.sent, T.failed];
		const people = [contacts.joao, contacts.lucia, contacts.carmen];
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider: 'twoChat',
			parameters: {
				messageId: '={{ $json.messageId }}',
				phone: '={{ $json.phone }}',
			},
			items: ids.map((messageId, index) => ({
				messageId,
				phone: people[index]?.whatsAppDigits,
			})),
		});
		const paired = run.items(NODE).map(({ json, pairedItem }) => [json.messageId, pairedItem]);
		expect(paired).toEqual(ids.map((id, index) => [id, { item: index }]));
		expect(run.json(NODE).map(({ status }) => status)).toEqual(['read', 'sent', 'failed']);
	});
});
