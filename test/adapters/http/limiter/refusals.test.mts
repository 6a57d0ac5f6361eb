import { ProviderError } from '../../../../adapters/index.ts';
import { openAcme } from '../acme.mts';
import { answer } from '../scriptedTransport.mts';

/** Asks one after the other, each answered with its status; gives what became of each, and how many were sent. */
async function ask(statuses: readonly number[]) {
	const {
		ask: askOnce,
		clock,
		transport,
	} = openAcme((_request, nth) => answer({}, statuses[nth]), { concurrency: 1 });
	const became = statuses.map(async () =>
		askOnce().then(
			() => 'answered',
			(failure: unknown) =>
				ProviderError.isInstance(failure) ? `${failure.category} ${failure.scope}` : 'unexpected',
		),
	);
	const outcomes = await clock.settle(Promise.all(became));
	return { outcomes, sent: transport.requests.length };
}
const times = <T,>(count: number, value: T): readonly T[] => Array<T>(count).fill(value);

describe('an account whose credential is refused', () => {
	it.each([
		[401, 'auth'],
		[402, 'quota'],
	])('ends at once while nothing has succeeded, for HTTP %i', async (status, category) => {
		const { outcomes, sent } = await ask(times(20, status));
		expect(outcomes).toEqual(times(20, `${category} account`));
		expect(sent).toBe(1);
	});

	it.each([
		[401, 'auth'],
		[402, 'quota'],
	])('loses one item where others succeed, for HTTP %i', async (status, category) => {
		const { outcomes, sent } = await ask([200, status, ...times(18, 200)]);
		expect(outcomes).toEqual(['answered', `${category} item`, ...times(18, 'answered')]);
		expect(sent).toBe(20);
	});

	it('ends with the third in a row after a success', async () => {
		const { outcomes, sent } = await ask([200, 401, 401, 200, 401, 402, 401, ...times(20, 200)]);
		expect(outcomes).toEqual([
			'answered',
			...times(2, 'auth item'),
			'answered',
			'auth item',
			'quota item',
			...times(21, 'auth account'),
		]);
		expect(sent).toBe(7);
	});
});

describe('an account that may not do what is asked', () => {
	it('ends with the third 403 in a row, as permission', async () => {
		const { outcomes, sent } = await ask(times(300, 403));
		expect(outcomes).toEqual([...times(2, 'permission item'), ...times(298, 'permission account')]);
		expect(sent).toBe(3);
	});

	it('goes on where others succeed in between', async () => {
		const statuses = Array.from({ length: 30 }, (_, index) => (index % 3 === 2 ? 200 : 403));
		const { sent } = await ask(statuses);
		expect(sent).toBe(30);
	});

	it('is not helped by failures of another kind in between', async () => {
		const { sent } = await ask([403, 404, 403, 404, 403, ...times(20, 200)]);
		expect(sent).toBe(5);
	});
});
