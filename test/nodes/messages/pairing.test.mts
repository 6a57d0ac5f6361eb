import { providerOf, SEEDED } from '../../../sandbox/index.mts';
import { ask, NODE } from '../../support/sandbox/ask.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const { contacts } = SEEDED;
const phones = [contacts.maria, contacts.ivan, contacts.olga].map(({ whatsAppDigits }) => ({
	phone: whatsAppDigits,
}));
/** On all providers a number that nobody wrote with. */
const NOBODY = { phone: '+34 911 111 111' };

describe.each(PROVIDERS)('Pairing on %s', (provider) => {
	const sandbox = useSandbox();

	it('pairs each message with its row, in the order of rows, when one gives many and one none', async () => {
		const [maria, , olga] = phones;
		const run = await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider,
			parameters: { phone: '={{ $json.phone }}', limit: 2 },
			items: [{ ...maria }, NOBODY, { ...olga }],
			onError: 'continueErrorOutput',
		});
		const paired = run.items(NODE, 0).map(({ json, pairedItem }) => [json.phone, pairedItem]);
		expect(paired).toEqual([
			[`+${contacts.maria.whatsAppDigits}`, { item: 0 }],
			[`+${contacts.maria.whatsAppDigits}`, { item: 0 }],
			[`+${contacts.olga.whatsAppDigits}`, { item: 2 }],
			[`+${contacts.olga.whatsAppDigits}`, { item: 2 }],
		]);
	});

	it('keeps the order of rows when the first is answered last', async () => {
		sandbox()[provider].faults.add({
			match: { path: providerOf(provider).mainPaths?.messages, nth: 1 },
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
