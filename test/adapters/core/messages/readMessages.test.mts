import { chatContact, phoneContact } from '../../../../adapters/core/phone/contact.ts';
import type { MessageQuery } from '../../../../adapters/core/messages/page.ts';
import type { Category } from '../../../../adapters/core/providerError.ts';
import {
	type Contact,
	type ProviderDefinition,
	type MessageRecord,
	ProviderError,
	readMessages,
	type ProviderCapabilities,
	type ListOptions,
} from '../../../../adapters/index.ts';
import { acme, type AcmeOptions, openAcme } from '../../http/acme.mts';
import { answer } from '../../http/scriptedTransport.mts';
import { ANY, at, idsOf, record } from './samples.ts';

type Answers = Readonly<Record<string, readonly MessageRecord[] | Category>>;

const READING = {
	maxMessages: 100,
	isPaged: false,
	includesStatus: true,
	supportsDirectionFilter: true,
};
const MEXICO = phoneContact('+52 55 1234 5678');
const DIALLED = '+525512345678';
const KNOWN = '+5215512345678';

/** A provider that answers these addresses with that; every other one with nothing. */
function provider(answers: Answers, capabilities: Partial<ProviderCapabilities> = {}) {
	const asked: MessageQuery[] = [];
	const definition: ProviderDefinition<AcmeOptions> = {
		...acme,
		capabilities: {
			...acme.capabilities,
			conversation: READING,
			all: { ...READING, supportsDirectionFilter: false },
			...capabilities,
		},
		async *pages(_client, query) {
			asked.push(query);
			const found = await Promise.resolve(answers[query.contact?.address ?? 'all'] ?? []);
			if (typeof found === 'string') {
				throw new ProviderError({
					provider: 'acme',
					category: found,
					message: 'Acme said no.',
					advice: 'Ask Acme.',
				});
			}
			const end = { nothingNewerThan: null, isBoundExact: true, isTruncated: false };
			yield { scope: 'all', records: found, ...end };
		},
	};
	const { context, notices } = openAcme(() => answer());
	const read = async (contact: Contact | null, part: Partial<ListOptions> = {}) =>
		idsOf(
			await readMessages(definition, context, {
				ownPhone: '+34910000001',
				contact,
				options: {
					limit: 10,
					filter: ANY,
					order: 'newestFirst',
					maxPages: 3,
					includeRaw: false,
					...part,
				},
			}),
		);
	return { asked, notices, read, addresses: () => asked.map(({ contact }) => contact?.address) };
}

const one = [record({ messageId: 'a', sentAt: at(0), direction: 'inbound' })];

describe('readMessages', () => {
	it('asks no other spelling when the first answers', async () => {
		const { addresses, notices, read } = provider({ [DIALLED]: one });
		expect(await read(MEXICO)).toEqual(['a']);
		expect(addresses()).toEqual([DIALLED]);
		expect(notices).toEqual([]);
	});

	it('asks the others in turn until one answers, and says which', async () => {
		const { addresses, notices, read } = provider({ [KNOWN]: one });
		expect(await read(MEXICO)).toEqual(['a']);
		expect(addresses()).toEqual([DIALLED, KNOWN]);
		expect(notices).toEqual([
			{ code: 'phoneVariantUsed', example: `${DIALLED} answered as ${KNOWN}` },
		]);
	});

	it('asks no other spelling when an answer is there and only the filter leaves nothing', async () => {
		const { addresses, notices, read } = provider({ [DIALLED]: one });
		expect(await read(MEXICO, { filter: { ...ANY, direction: 'outbound' } })).toEqual([]);
		expect(addresses()).toEqual([DIALLED]);
		expect(notices).toEqual([{ code: 'nothingPassed', count: 1 }]);
	});

	it('takes a spelling that isn’t known for one without messages', async () => {
		const { notices, read } = provider({ [DIALLED]: 'notFound', [KNOWN]: one });
		expect(await read(MEXICO)).toEqual(['a']);
		expect(notices).toHaveLength(1);
		const half = provider({ [DIALLED]: 'notFound' });
		expect(await half.read(MEXICO)).toEqual([]);
		expect(half.notices).toEqual([
			{ code: 'nothingFound', example: `${DIALLED} (also tried ${KNOWN})` },
		]);
	});

	it('fails when no spelling is known', async () => {
		const { addresses, notices, read } = provider({ [DIALLED]: 'notFound', [KNOWN]: 'notFound' });
		await expect(read(MEXICO)).rejects.toMatchObject({ category: 'notFound' });
		expect(addresses()).toEqual([DIALLED, KNOWN]);
		expect(notices).toEqual([]);
	});

	it('asks the others too when the server stumbles over one, and takes what they have', async () => {
		const { addresses, notices, read } = provider({ [DIALLED]: 'server', [KNOWN]: one });
		expect(await read(MEXICO)).toEqual(['a']);
		expect(addresses()).toEqual([DIALLED, KNOWN]);
		expect(notices).toHaveLength(1);
	});

	it.each([
		['empty', { [DIALLED]: 'server' }],
		['empty, whichever comes first', { [KNOWN]: 'server' }],
		['not known', { [DIALLED]: 'server', [KNOWN]: 'notFound' }],
		['not known, whichever comes first', { [DIALLED]: 'notFound', [KNOWN]: 'server' }],
	] as const)('fails when one spelling failed and the other is %s', async (_what, answers) => {
		const { addresses, notices, read } = provider(answers);
		await expect(read(MEXICO)).rejects.toMatchObject({ category: 'server' });
		expect(addresses()).toEqual([DIALLED, KNOWN]);
		expect(notices).toEqual([]);
	});

	it('asks nothing more when the failure was one that had been asked again', async () => {
		const { addresses, read } = provider({ [DIALLED]: 'network', [KNOWN]: one });
		await expect(read(MEXICO)).rejects.toMatchObject({ category: 'network' });
		expect(addresses()).toEqual([DIALLED]);
	});

	it.each<Category>(['auth', 'rateLimit', 'invalidRequest', 'timeout'])(
		'fails at once with %s',
		async (category) => {
			const { addresses, read } = provider({ [DIALLED]: category, [KNOWN]: one });
			await expect(read(MEXICO)).rejects.toMatchObject({ category });
			expect(addresses()).toEqual([DIALLED]);
		},
	);

	it('takes a chat as it is', async () => {
		const { addresses, notices, read } = provider({});
		expect(await read(chatContact(' @sofia '))).toEqual([]);
		expect(addresses()).toEqual(['@sofia']);
		expect(notices).toEqual([{ code: 'nothingFound', example: '@sofia' }]);
		const unknown = provider({ '@sofia': 'notFound' });
		await expect(unknown.read(chatContact('@sofia'))).rejects.toMatchObject({
			category: 'notFound',
		});
	});

	it('names all spellings that it tried', async () => {
		const { notices, read } = provider({});
		await read({ kind: 'chat', variants: ['@a', '@b', '@c'] });
		expect(notices).toEqual([{ code: 'nothingFound', example: '@a (also tried @b, @c)' }]);
	});

	it('says how it read a phone that is valid nowhere, where there is nothing', async () => {
		const { notices, read } = provider({});
		await read(phoneContact('+44 20 7946 095'));
		expect(notices).toEqual([
			{ code: 'nothingFound', example: '+44207946095' },
			{
				code: 'phoneDoubtful',
				example: '44207946095 was read as +44 207946095',
			},
		]);
	});

	it('says nothing of how a chat was read, nor of all chats', async () => {
		const { notices, read } = provider({});
		await read(chatContact('+44207946095'));
		await read(null);
		expect(notices.map(({ code }) => code)).toEqual(['nothingFound', 'nothingFound']);
		expect(notices[1]).toEqual({ code: 'nothingFound' });
	});

	it('says that messages are of the future', async () => {
		const { notices, read } = provider({
			all: [record({ messageId: 'a', sentAt: at(2 * 3_600) })],
		});
		await read(null);
		expect(notices).toEqual([{ code: 'clockAhead', count: 2, example: 'UTC+2' }]);
	});

	it('reads all chats without a contact', async () => {
		const { asked, read } = provider({ all: one });
		expect(await read(null)).toEqual(['a']);
		expect(asked).toEqual([
			{
				ownPhone: '+34910000001',
				contact: null,
				direction: null,
				wanted: 10,
			},
		]);
	});

	it.each([
		['the server filters', MEXICO, { direction: 'inbound' }, 10],
		['the server doesn’t filter', null, { direction: 'inbound' }, Infinity],
		['there are dates', MEXICO, { sentAfter: at(0) }, Infinity],
		['there are types', MEXICO, { types: ['text'] }, Infinity],
	] as const)('wants as much as the limit, or all: %s', async (_why, contact, filter, wanted) => {
		const { asked, read } = provider({});
		await read(contact, { filter: { ...ANY, ...filter } });
		expect(asked[0]?.wanted).toBe(wanted);
	});

	it('tells the provider the direction', async () => {
		const { asked, read } = provider({});
		await read(null, { filter: { ...ANY, direction: 'outbound' } });
		expect(asked[0]).toMatchObject({ direction: 'outbound' });
	});

	it('reads equal requests once, whatever they end in', async () => {
		const { asked, read } = provider({ [DIALLED]: one, '+79001234567': 'server' });
		await Promise.all([read(MEXICO), read(phoneContact('0052 55 1234 5678'))]);
		expect(asked).toHaveLength(1);
		const russian = phoneContact('+7 900 123-45-67');
		await expect(read(russian)).rejects.toThrow();
		await expect(read(russian)).rejects.toThrow();
		expect(asked).toHaveLength(2);
		await read(MEXICO, { limit: 11 });
		expect(asked).toHaveLength(3);
	});

	it.each([
		['conversations', MEXICO, { conversation: undefined }],
		['all chats', null, { all: undefined }],
	])('is unsupported where the provider has no %s', async (_what, contact, capabilities) => {
		const { asked, read } = provider({}, capabilities);
		await expect(read(contact)).rejects.toMatchObject({
			category: 'unsupported',
			provider: 'acme',
			message: 'Acme does not offer this.',
			advice: 'Choose another provider in the node.',
		});
		expect(asked).toEqual([]);
	});
});
