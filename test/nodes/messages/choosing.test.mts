import { registry } from '../../../adapters/index.ts';
import type { Sandbox } from '../../../sandbox/index.mts';
import { rowsOf } from '../../support/sandbox/ask.mts';
import { PROVIDERS, type ProviderId } from '../../support/sandbox/providers.mts';
import { messagesWithMaria } from '../../support/sandbox/seededMessages.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

function reachable(sandbox: Sandbox, provider: ProviderId) {
	const most = registry[provider].capabilities.conversation?.maxMessages ?? Infinity;
	return messagesWithMaria(sandbox, provider).slice(0, most);
}

describe.each(PROVIDERS)('Get Messages by Phone on %s', (provider) => {
	const sandbox = useSandbox();
	const read = async (limit: unknown, options = {}) => {
		const question = { node: 'getMessagesByPhone', provider, options } as const;
		const rows = await rowsOf(sandbox(), { ...question, parameters: { limit: limit as number } });
		return rows.map(({ messageId }) => messageId);
	};
	const idsOf = (messages: ReadonlyArray<{ id: string | null }>) => messages.map(({ id }) => id);

	it('gives the newest, newest first, when nothing else is asked for', async () => {
		expect(await read(7)).toEqual(idsOf(reachable(sandbox(), provider).slice(0, 7)));
	});

	it('keeps the newest and turns them round when the order is oldest first', async () => {
		const newest = idsOf(reachable(sandbox(), provider).slice(0, 7));
		expect(await read(7, { order: 'oldestFirst' })).toEqual(newest.toReversed());
	});

	it.each([
		['outbound', true],
		['inbound', false],
	])('fills the limit with messages that pass when the direction is %s', async (direction, out) => {
		const passing = reachable(sandbox(), provider).filter(({ isOutbound }) => isOutbound === out);
		expect(passing.length).toBeGreaterThan(9);
		expect(await read(9, { direction })).toEqual(idsOf(passing.slice(0, 9)));
	});

	it('takes a limit written as text when it comes from an expression', async () => {
		expect(await read('={{ "3" }}')).toHaveLength(3);
	});

	it('gives all that can be reached when the limit is above what passes', async () => {
		const before = new Date(reachable(sandbox(), provider).at(-3)?.at ?? 0).toISOString();
		const older = reachable(sandbox(), provider).slice(-2);
		expect(await read(50, { sentBefore: before })).toEqual(idsOf(older));
	});
});

describe.each(PROVIDERS)('Types on %s', (provider) => {
	const sandbox = useSandbox();
	const typesOf = async (types: string | string[], limit = 50): Promise<string[]> => {
		const question = { node: 'listAllMessages', provider, parameters: { limit } } as const;
		const rows = await rowsOf(sandbox(), { ...question, options: { types } });
		return [...new Set(rows.map(({ type }) => String(type)))].sort();
	};

	/** What there is beside texts. */
	const mediaTypes = async () => {
		const types = await typesOf([], 100);
		expect(types).toContain('text');
		return types.filter((type) => type !== 'text');
	};

	it('lets only these through when there are others', async () => {
		const [one = '', other = one] = await mediaTypes();
		expect(await typesOf([other, one])).toEqual([...new Set([one, other])]);
	});

	it('is taken as a single word when an expression gives one', async () => {
		const [one = ''] = await mediaTypes();
		expect(await typesOf(`={{ "${one}" }}`)).toEqual([one]);
	});
});
