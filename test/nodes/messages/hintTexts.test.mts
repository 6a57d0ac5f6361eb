import type { IExecuteFunctions } from 'n8n-workflow';
import type { HintCode } from '../../../adapters/index.ts';
import { createHints } from '../../../nodes/shared/hints.ts';
import texts from './hintTexts.json';

/** What people read of one, and of two. */
const TEXTS: Readonly<Record<HintCode, readonly string[]>> = texts;

function shown(code: HintCode, count: number): unknown[] {
	const hints = createHints();
	hints.addHint({ code, count, example: 'a' });
	const taken: unknown[] = [];
	hints.show({
		addExecutionHints: (...given: unknown[]) => taken.push(...given),
	} as unknown as IExecuteFunctions);
	return taken;
}

it.each(Object.keys(TEXTS) as HintCode[])('says what happened and what to do: %s', (code) => {
	for (const [index, message] of TEXTS[code].entries()) {
		expect(shown(code, index + 1)).toEqual([{ message, location: 'outputPane', type: 'info' }]);
	}
});

it('adds up what is of one kind, and names three examples at most', () => {
	const hints = createHints();
	for (const example of ['a', 'b', '<b>c</b>', 'd'])
		hints.addHint({ code: 'phoneDoubtful', example });
	const said: string[] = [];
	hints.show({
		addExecutionHints: ({ message }: { message: string }) => said.push(message),
	} as unknown as IExecuteFunctions);
	expect(said).toEqual([TEXTS.phoneDoubtful[0]?.replace('a:', 'a; b; ‹b›c‹/b›:')]);
});
