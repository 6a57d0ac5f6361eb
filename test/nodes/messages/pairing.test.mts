import { SEEDED } from '../../../sandbox/index.mts';
import { ask, NODE } from '../../support/sandbox/ask.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const { contacts, wamm, twoChat } = SEEDED;
const phones = [contacts.maria, contacts.ivan, contacts.olga].map(({ whatsAppDigits }) => ({
	phone: whatsAppDigits,
}));
/** On all providers a number that nobody wrote with. */
const NOBODY = { phone: '+34 911 111 111' };

describe.each(PROVIDERS)('Pairing on %s', (provider) => {
	const sandbox = useSandbox();

	it('pairs each message with its row, in the order of rows, when one gives many and one none', async () => {
		const [maria, , olga] = phones;
		sandbox().whatsappApi.unknownContact = 'empty';
		const run = await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider,
			parameters: { phone: '={{ $json.phone }}', limit: 2 },
			items: [{ ...maria }, NOBODY, { ...olga }],
		});
		const paired = run.items(NODE).map(({ json, pairedItem }) => [json.phone, pairedItem]);
		expect(paired).toEqual([
			[`+${contacts.maria.whatsAppDigits}`, { item: 0 }],
			[`+${contacts.maria.whatsAppDigits}`, { item: 0 }],
			[`+${contacts.olga.whatsAppDigits}`, { item: 2 }],
			[`+${contacts.olga.whatsAppDigits}`, { item: 2 }],
		]);
	});

	it('keeps the order of rows when the first is answered last', async () => {
		sandbox()[provider].faults.add({
			match: { path: /msg_get|messages/, nth: 1 },
			fault: { kind: 'latency', ms: 200 },
		});
		const run = await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider,
			parameters: { phone: '={{ $json.phone }}', limit: 1 },
			options: { concurrency: 4 },
			items: [contacts.maria, contacts.olga, contacts.carmen].map(({ whatsAppDigits }) => ({
				phone: whatsAppDigits,
			})),
		});
		expect(run.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2].map((item) => ({ item })),
		);
	});

	it('answers every row with its own parameters when all messages are listed', async () => {
		const run = await ask(sandbox(), {
			node: 'listAllMessages',
			provider,
			parameters: { limit: '={{ $json.limit }}' },
			items: [{ limit: 1 }, { limit: 3 }, { limit: 2 }],
		});
		expect(run.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 1, 1, 2, 2].map((item) => ({ item })),
		);
	});
});

describe('Pairing of statuses', () => {
	const sandbox = useSandbox();
	const { read, sent, failed } = twoChat.messageUuids;

	it.each([
		['wamm', [wamm.messageIds.viewed, wamm.messageIds.sent, wamm.messageIds.failed], phones],
		[
			'twoChat',
			[read, sent, failed],
			[contacts.joao, contacts.lucia, contacts.carmen].map(({ whatsAppDigits }) => ({
				phone: whatsAppDigits,
			})),
		],
	] as const)('gives one status for each row when %s is asked', async (provider, ids, contact) => {
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider,
			parameters: {
				messageId: '={{ $json.messageId }}',
				...(provider === 'twoChat' && { phone: '={{ $json.phone }}' }),
			},
			items: ids.map((messageId, index) => ({ messageId, ...contact[index] })),
		});
		const paired = run.items(NODE).map(({ json, pairedItem }) => [json.messageId, pairedItem]);
		expect(paired).toEqual(ids.map((id, index) => [id, { item: index }]));
		expect(run.json(NODE).map(({ status }) => status)).toEqual(['read', 'sent', 'failed']);
	});
});
