import { registry } from '../../../adapters/index.ts';
import { providerOf, SEEDED } from '../../../sandbox/index.mts';
import { ask, hintsOf, NODE, type Question } from '../../support/sandbox/ask.mts';
import { BOUNDED, exampleProvider, PAGED, PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const { contacts } = SEEDED;
const EXAMPLE = exampleProvider();

describe('Hints', () => {
	const sandbox = useSandbox();
	const byPhone = (phone: string): Question => ({
		node: 'getMessagesByPhone',
		provider: EXAMPLE,
		parameters: { phone },
	});

	it.each<Question>([
		{ node: 'listAllMessages', provider: EXAMPLE, options: { direction: 'inbound' } },
		{ node: 'listAllMessages', provider: EXAMPLE, parameters: { limit: 5 } },
		{ node: 'listAllMessages', provider: PAGED },
		...PROVIDERS.map((provider) => ({ node: 'getMessagesByPhone', provider }) as const),
		...PROVIDERS.filter((id) => providerOf(id).statusQuestion).map(
			(provider) => ({ node: 'getMessageStatus', provider }) as const,
		),
	])('are not there when nothing is to say: %j', async (question) => {
		expect(await hintsOf(sandbox(), question)).toEqual([]);
	});

	it('say what was searched when nothing is found', async () => {
		expect(await hintsOf(sandbox(), byPhone('+34 911 111 111'))).toEqual([
			'No messages for +34911111111. Turn on “Always Output Data” in the node’s settings to go on anyway.',
		]);
	});

	it('are right that Always Output Data goes on when nothing is found', async () => {
		const question = { ...byPhone('+34 911 111 111'), alwaysOutputData: true };
		const run = await ask(sandbox(), question);
		expect(run.json(NODE)).toEqual([{}]);
	});

	it('say which other spellings were searched when there are any', async () => {
		expect(await hintsOf(sandbox(), byPhone('+52 55 9999 9999'))).toEqual([
			'No messages for +525599999999 (also tried +5215599999999). Turn on “Always Output Data” in the node’s settings to go on anyway.',
		]);
	});

	it('are summed up with a count and three examples when many rows find nothing', async () => {
		const items = [1, 2, 3, 4, 5].map((digit) => ({ phone: `+3491111111${digit}` }));
		expect(await hintsOf(sandbox(), { ...byPhone('={{ $json.phone }}'), items })).toEqual([
			'No messages for +34911111111; +34911111112; +34911111113 (5 searches without a result). Turn on “Always Output Data” in the node’s settings to go on anyway.',
		]);
	});

	it('say how many messages were read when none passes the filters', async () => {
		const options = { sentAfter: '2026-06-02', types: ['text'] };
		expect(
			await hintsOf(sandbox(), { node: 'listAllMessages', provider: BOUNDED, options }),
		).toContain('100 messages were read, and none passes the filters. Widen them in the options.');
	});

	it('say how far a filter reached when it ran over less than everything', async () => {
		const options = { types: ['image'] };
		expect(
			await hintsOf(sandbox(), { node: 'listAllMessages', provider: BOUNDED, options }),
		).toEqual([
			'The filters looked at the newest 100 messages only, as the provider gives no older ones. Older messages that pass may be missing: run the workflow more often.',
		]);
	});

	it('say nothing of a reach that Sent After did not need', async () => {
		const options = { sentAfter: '2026-06-01T00:00:00Z' };
		const hints = await hintsOf(sandbox(), { node: 'listAllMessages', provider: BOUNDED, options });
		expect(hints).toEqual([]);
	});

	it.each(PROVIDERS)('name the highest concurrency when %s is asked for more', async (provider) => {
		const { label, capabilities } = registry[provider];
		const most = `${label}: ${capabilities.maxConcurrency}`;
		const hints = await hintsOf(sandbox(), {
			node: 'getMessagesByPhone',
			provider,
			options: { concurrency: 50 },
		});
		expect(hints).toEqual([`Concurrency was lowered to what the provider allows (${most}).`]);
	});

	it.each(PROVIDERS)('say nothing of the highest concurrency that %s takes', async (provider) => {
		const { maxConcurrency } = registry[provider].capabilities;
		const options = { concurrency: maxConcurrency };
		const hints = await hintsOf(sandbox(), { node: 'getMessagesByPhone', provider, options });
		expect(hints).toEqual([]);
	});

	it('come with the items that did not fail when the node goes on', async () => {
		const phone = '={{ $json.phone }}';
		const hints = await hintsOf(sandbox(), {
			...byPhone(phone),
			items: [{ phone: '123' }, { phone: `+${contacts.maria.dialledDigits}` }],
			onError: 'continueErrorOutput',
		});
		expect(hints).toEqual([expect.stringContaining('+525512345678 answered as +5215512345678')]);
	});
});
