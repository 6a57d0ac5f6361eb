import { registry } from '../../../adapters/index.ts';
import { ask, type Question } from '../../support/sandbox/ask.mts';
import { BOUNDED, PAGED } from '../../support/sandbox/providers.mts';
import { inputDetails, refusalOf } from '../../support/sandbox/refusals.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const UP_TO_100 = 'Give a whole number from 1 to 100.';
const FROM_1 = 'Give a whole number, 1 or more.';
const CHECK_EXPRESSION = 'If it comes from an expression, check what that gives for this item.';

describe('Limit', () => {
	const sandbox = useSandbox();
	const question: Question = {
		node: 'listAllMessages',
		provider: BOUNDED,
		parameters: { limit: '={{ $json.value }}' },
	};

	it.each<readonly [unknown, string, string]>([
		[0, 'Limit is 0, and has to be from 1 to 100.', UP_TO_100],
		[-5, 'Limit is -5, and has to be from 1 to 100.', UP_TO_100],
		[
			101,
			'Limit is 101, and has to be from 1 to 100.',
			`${registry[BOUNDED].label} gives its newest 100 messages at most: use a Limit of up to 100.`,
		],
		[1.5, 'Limit is “1.5”, not a whole number.', `${UP_TO_100} ${CHECK_EXPRESSION}`],
		['abc', 'Limit is “abc”, not a whole number.', `${UP_TO_100} ${CHECK_EXPRESSION}`],
		['', 'Limit is empty, not a whole number.', `${UP_TO_100} ${CHECK_EXPRESSION}`],
		[null, 'Limit is empty, not a whole number.', `${UP_TO_100} ${CHECK_EXPRESSION}`],
		[{ a: 1 }, 'Limit is an object, not a whole number.', `${UP_TO_100} ${CHECK_EXPRESSION}`],
		[[3], 'Limit is a list, not a whole number.', `${UP_TO_100} ${CHECK_EXPRESSION}`],
		[true, 'Limit is “true”, not a whole number.', `${UP_TO_100} ${CHECK_EXPRESSION}`],
	])('is refused with its bounds when it is %j', async (bad, error, message) => {
		const refusal = await refusalOf(sandbox(), question, 2, bad);
		expect(refusal).toEqual({ error, message, details: inputDetails(BOUNDED) });
	});

	it.each<readonly [unknown, string, string]>([
		[0, 'Limit is 0, and has to be 1 or more.', FROM_1],
		[1.5, 'Limit is “1.5”, not a whole number.', `${FROM_1} ${CHECK_EXPRESSION}`],
		['abc', 'Limit is “abc”, not a whole number.', `${FROM_1} ${CHECK_EXPRESSION}`],
	])('is refused when it is %j and the provider has no ceiling', async (bad, error, message) => {
		const refusal = await refusalOf(sandbox(), { ...question, provider: PAGED }, 2, bad);
		expect(refusal).toEqual({ error, message, details: inputDetails(PAGED) });
	});

	it.each([0, 101, 1.5, 'abc'])('is refused when %j is typed in', async (limit) => {
		const run = await ask(sandbox(), { ...question, parameters: { limit } });
		expect(run.error?.message).toMatch(/^Limit is /);
		expect(sandbox()[BOUNDED].requests).toEqual([]);
	});

	it('may be 101 where the provider pages', async () => {
		const parameters = { limit: 101 };
		const run = await ask(sandbox(), { ...question, provider: PAGED, parameters });
		expect(run.json('Node')).toHaveLength(101);
	});
});

describe('A number in the options', () => {
	const sandbox = useSandbox();

	it.each<readonly [string, unknown, string]>([
		['maxPages', 0, 'Max Pages is 0, and has to be from 1 to 1000.'],
		['maxPages', 'many', 'Max Pages is “many”, not a whole number.'],
		['timeoutSeconds', 0, 'Timeout is 0, and has to be from 1 to 600.'],
		['timeoutSeconds', 601, 'Timeout is 601, and has to be from 1 to 600.'],
		['concurrency', 0, 'Concurrency is 0, and has to be 1 or more.'],
		['concurrency', 2.5, 'Concurrency is “2.5”, not a whole number.'],
	])('is refused with its bounds when %s is %j', async (option, bad, error) => {
		const question: Question = {
			node: 'listAllMessages',
			provider: PAGED,
			parameters: { limit: 2 },
			options: { [option]: '={{ $json.value }}' },
		};
		expect((await refusalOf(sandbox(), question, 4, bad)).error).toBe(error);
	});
});
