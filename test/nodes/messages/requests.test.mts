import { SEEDED } from '../../../sandbox/index.mts';
import { ask, NODE } from '../../support/sandbox/ask.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { asked } from '../../support/sandbox/requests.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const MARIA = SEEDED.contacts.maria.whatsAppDigits;

describe.each(PROVIDERS)('Equal requests to %s', (provider) => {
	const sandbox = useSandbox();

	it('are made once when rows repeat a phone, whatever its spelling', async () => {
		const question = {
			node: 'getMessagesByPhone',
			provider,
			parameters: { phone: '={{ $json.phone }}', limit: 2 },
		} as const;
		await ask(sandbox(), { ...question, items: [{ phone: `+${MARIA}` }] });
		const once = asked(sandbox(), provider);
		const variants = [`+${MARIA}`, `+52 1 55 1234 5678`, `${MARIA}@c.us`, `'${MARIA}`];
		const run = await ask(sandbox(), {
			...question,
			items: [...variants, ...variants].map((phone) => ({ phone })),
		});
		const paired = run.items(NODE).map(({ pairedItem }) => pairedItem);
		expect(paired).toEqual(variants.concat(variants).flatMap((_, item) => [{ item }, { item }]));
		expect(asked(sandbox(), provider).slice(once.length).sort()).toEqual(once.toSorted());
	});

	it('are made anew by the next execution', async () => {
		const question = { node: 'listAllMessages', provider, parameters: { limit: 1 } } as const;
		await ask(sandbox(), question);
		const once = sandbox()[provider].requests.length;
		await ask(sandbox(), question);
		expect(sandbox()[provider].requests.length).toBeGreaterThan(once);
	});
});
