import { ask, NODE, type Question } from '../../support/sandbox/ask.mts';
import { BY_ID, exampleProvider, PAGED } from '../../support/sandbox/providers.mts';
import { inputDetails, refusalOf } from '../../support/sandbox/refusals.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const LISTING = exampleProvider();
const CHECK_EXPRESSION = 'If it comes from an expression, check what that gives for this item.';

describe('An option with choices', () => {
	const sandbox = useSandbox();

	it.each<readonly [string, unknown, unknown, string, string]>([
		[
			'direction',
			'inbound',
			'incoming',
			'Direction is “incoming”, which is none of its choices.',
			'The choices are any, inbound, outbound.',
		],
		[
			'order',
			'oldestFirst',
			'desc',
			'Order is “desc”, which is none of its choices.',
			'The choices are newestFirst, oldestFirst.',
		],
		[
			'types',
			['text'],
			['text', 'photo'],
			'Types is “photo”, which is none of its choices.',
			'The choices are text, image, audio, voice, video, document, sticker, location, file, other.',
		],
	])('is refused when an expression for %s gives what is none of them', async (...given) => {
		const [option, good, bad, error, choices] = given;
		const question: Question = {
			node: 'listAllMessages',
			provider: LISTING,
			options: { [option]: '={{ $json.value }}' },
		};
		expect(await refusalOf(sandbox(), question, good, bad)).toEqual({
			error,
			message: `${choices} ${CHECK_EXPRESSION}`,
			details: inputDetails(LISTING),
		});
	});
});

describe('An option of Get Message Status with choices', () => {
	const sandbox = useSandbox();
	const rows = [{ value: null }, { value: null }];

	it.each<readonly [string, unknown, unknown, string]>([
		['waitUntil', 'none', 'Delivered', 'Wait Until is “Delivered”, which is none of its choices.'],
		['treatAsFinal', 'delivered', 'Delivered', 'Treat as Final is “Delivered”, which'],
		['ifNotFound', 'returnUnknown', 'unknown', 'If Not Found is “unknown”, which'],
		['combineLookups', 'false', 'no', 'Combine Lookups is “no”, which'],
		['includeRaw', 'true', 'yes', 'Include Raw Data is “yes”, which'],
	])('is refused when an expression for %s gives what is none of them', async (...given) => {
		const [option, good, bad, error] = given;
		const question: Question = {
			node: 'getMessageStatus',
			provider: BY_ID,
			options: { [option]: '={{ $json.value }}' },
		};
		expect((await refusalOf(sandbox(), question, good, bad)).error).toContain(error);
		const run = await ask(sandbox(), { ...question, items: rows });
		expect(run.json(NODE).map(({ status }) => status)).toEqual(['read', 'read']);
	});
});

describe('Return All', () => {
	const sandbox = useSandbox();
	const question: Question = { node: 'listAllMessages', provider: PAGED };

	it.each([
		['={{ "true" }}', true],
		['={{ true }}', true],
		['={{ "false" }}', false],
		['={{ null }}', false],
	])('of %s is %j', async (returnAll, isAll) => {
		const run = await ask(sandbox(), { ...question, parameters: { returnAll, limit: 2 } });
		const { length } = run.json(NODE);
		expect(isAll ? length > 100 : length === 2).toBe(true);
	});

	it('is refused when an expression gives neither yes nor no', async () => {
		const parameters = { returnAll: '={{ $json.value }}', limit: 2 };
		const refusal = await refusalOf(sandbox(), { ...question, parameters }, false, 'all');
		expect(refusal).toMatchObject({
			error: 'Return All is “all”, which is none of its choices.',
			message: `The choices are true, false. ${CHECK_EXPRESSION}`,
		});
	});
});

describe('Dates', () => {
	const sandbox = useSandbox();
	const PICK = 'Pick a date, or write it like 2026-02-20 or 2026-02-20 18:30.';

	it.each([
		['the wrong way round', '2026-06-02'],
		['the same', '2026-05-31'],
	])('are refused when they are %s', async (_what, bad) => {
		const question: Question = {
			node: 'listAllMessages',
			provider: LISTING,
			options: { sentAfter: '={{ $json.value }}', sentBefore: '2026-05-31' },
			parameters: { limit: 100 },
		};
		const refusal = await refusalOf(sandbox(), question, '2020-01-01', bad);
		expect(refusal).toEqual({
			error: 'Sent After is not earlier than Sent Before, so no message can pass.',
			message: 'Swap the two dates. For a single day, set Sent Before to the day after.',
			details: inputDetails(LISTING),
		});
	});

	it.each<readonly [string, unknown, string, string]>([
		['a word', 'yesterday', '“Sent After” is not a date: “yesterday”.', PICK],
		['no day of the calendar', '2026-02-30', '“Sent After” is not a date: “2026-02-30”.', PICK],
		['an object', { day: 1 }, '“Sent After” is not a date but a group of fields.', PICK],
		[
			'the number of a sheet’s day',
			46_174,
			'“Sent After” is “46174”, too small for a date in seconds.',
			`A sheet counts days that way: format the column as a date or as plain text. ${PICK}`,
		],
	])('are refused when one is %s', async (_what, bad, error, message) => {
		const question: Question = {
			node: 'listAllMessages',
			provider: LISTING,
			options: { sentAfter: '={{ $json.value }}' },
		};
		const refusal = await refusalOf(sandbox(), question, '2026-01-01', bad);
		expect(refusal).toEqual({ error, message, details: inputDetails(LISTING) });
	});
});
