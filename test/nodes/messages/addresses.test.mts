import { SEEDED } from '../../../sandbox/index.mts';
import { ask, NODE, rowsOf } from '../../support/sandbox/ask.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const { contacts } = SEEDED;

describe('What comes out', () => {
	const sandbox = useSandbox();

	it.each(PROVIDERS)('goes into Phone again when it is the chatId of %s', async (provider) => {
		const question = { node: 'getMessagesByPhone', provider } as const;
		const rows = await rowsOf(sandbox(), { ...question, parameters: { limit: 3 } });
		const chatId = String(rows[0]?.chatId);
		const again = await rowsOf(sandbox(), { ...question, parameters: { limit: 3, phone: chatId } });
		expect(again).toEqual(rows);
	});
});

describe.each(PROVIDERS)('A phone as people dial it on %s', (provider) => {
	const sandbox = useSandbox();

	it('finds the messages, and the hint names the spelling that answered', async () => {
		const { dialledDigits, whatsAppDigits } = contacts.maria;
		const run = await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider,
			parameters: { phone: `+${dialledDigits}`, limit: 1 },
		});
		expect(run.json(NODE)).toMatchObject([{ phone: `+${whatsAppDigits}` }]);
		expect(run.hints(NODE).map(({ message }) => message)).toEqual([
			`Another spelling of a phone was the one that answered: +${dialledDigits} answered as +${whatsAppDigits}. WhatsApp knows such numbers differently from how they are dialled; store this spelling to save a request.`,
		]);
	});
});
