import type { IDataObject } from 'n8n-workflow';
import { registry } from '../../../adapters/index.ts';
import { providerOf } from '../../../sandbox/index.mts';
import { type Question } from '../../support/sandbox/ask.mts';
import { expectFewRequests } from './expectFewRequests.mts';
import { BY_ID, PAGED, type ProviderId, PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

/** Those that say of a key that it isn't right. */
const CHECKING = PROVIDERS.filter((id) =>
	providerOf(id).refusals.some(({ category }) => category === 'auth'),
);

const widthOf = (id: ProviderId) => registry[id].capabilities;

/** By phone, with every secret wrong; our own number is given, where it would be asked for. */
function wrong(provider: ProviderId): Question {
	const secrets = registry[provider].secretFields.map((field) => [field, 'wrongSecret0']);
	const { accountPhone: value } = providerOf(provider);
	const own = value !== undefined && { accountPhone: { mode: 'phone', value, __rl: true } };
	return {
		node: 'getMessagesByPhone',
		provider,
		parameters: { phone: '={{ $json.phone }}', ...own },
		credential: Object.fromEntries(secrets) as IDataObject,
	};
}

/** What would cost a request for each row, and how many requests run at a time. */
const CASES: ReadonlyArray<readonly [string, number, Question]> = [
	...CHECKING.map(
		(provider) =>
			[`by phone on ${provider}`, widthOf(provider).concurrency, wrong(provider)] as const,
	),
	[
		'with more concurrency',
		widthOf(PAGED).maxConcurrency,
		{ ...wrong(PAGED), options: { concurrency: widthOf(PAGED).maxConcurrency } },
	],
	[
		'by IDs, one by one',
		widthOf(BY_ID).concurrency,
		{
			...wrong(BY_ID),
			node: 'getMessageStatus',
			parameters: { messageId: '={{ $json.messageId }}' },
			options: { combineLookups: false },
		},
	],
];

describe('A wrong key', () => {
	const sandbox = useSandbox();

	it.each(CASES)('makes no more requests than run at a time: %s', async (_what, most, question) => {
		await expectFewRequests(sandbox(), question, most);
	});
});
