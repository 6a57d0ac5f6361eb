import type { Question } from '../setup/ask.mts';
import { inputDetails, refusalOf } from '../setup/refusals.mts';
import { useSandbox } from '../setup/useSandbox.mts';

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
			provider: 'wamm',
			options: { [option]: '={{ $json.value }}' },
		};
		expect(await refusalOf(sandbox(), question, good, bad)).toEqual({
			error,
			message: `${choices} ${CHECK_EXPRESSION}`,
			details: inputDetails('wamm'),
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
			provider: 'wamm',
			options: { sentAfter: '={{ $json.value }}', sentBefore: '2026-05-31' },
			parameters: { limit: 100 },
		};
		const refusal = await refusalOf(sandbox(), question, '2020-01-01', bad);
		expect(refusal).toEqual({
			error: 'Sent After is not earlier than Sent Before, so no message can pass.',
			message: 'Swap the two dates. For a single day, set Sent Before to the day after.',
			details: inputDetails('wamm'),
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
			provider: 'wamm',
			options: { sentAfter: '={{ $json.value }}' },
		};
		const refusal = await refusalOf(sandbox(), question, '2026-01-01', bad);
		expect(refusal).toEqual({ error, message, details: inputDetails('wamm') });
	});
});
