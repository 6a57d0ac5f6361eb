import fc from 'fast-check';
import type { HttpResponse, HttpRequest } from '../../../adapters/index.ts';
import { providerOf } from '../../../sandbox/index.mts';
import { type Mutation, mutated, mutations } from './mutations.mts';
import { json, text } from './values.mts';

/** What comes back for one request: a right answer with changes, or anything at all. */
interface Plan {
	readonly nth: number;
	readonly changes: readonly Mutation[];
	readonly instead: { readonly json: unknown } | { readonly text: string } | null;
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** Characters of the text that arrive; null: all. */
	readonly cutAt: number | null;
	readonly escaped: keyof typeof ESCAPED;
}

const MAX_ESCAPED = 10_000;

/** What JSON encoders write as `\u…`, and slashes as `\/`: none, PHP's, those that keep HTML safe, all that can be. */
const ESCAPED = {
	none: /(?!)/g,
	php: /[\u0080-\uffff/]/g,
	htmlSafe: /[<>&'+=\u0080-\uffff]/g,
	all: /[^"\\{}[\],:\d.eE+-]/g,
} as const;

/** The JSON text as another encoder writes it. Only characters inside of strings are ever escaped. */
function encoded(text: string, escaped: Plan['escaped']): string {
	if (escaped === 'none' || text.length > MAX_ESCAPED) return text;
	const pattern = ESCAPED[escaped];
	return text.replace(/"(?:[^"\\]|\\.)*"/g, (string) =>
		string.replace(/\\.|[^\\]/gs, (character) => {
			if (character.length > 1 || character.search(pattern) < 0) return character;
			if (escaped === 'php' && character === '/') return '\\/';
			return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
		}),
	);
}

const STATUSES = [200, 201, 204, 302, 400, 401, 402, 403, 404, 406, 409, 410, 422, 429, 486];
const SERVER_STATUSES = [500, 502, 503, 504, 101, 299, 600];

const plan: fc.Arbitrary<Plan> = fc.record({
	nth: fc.nat(5),
	changes: mutations,
	instead: fc.oneof(
		{ weight: 8, arbitrary: fc.constant(null) },
		{ weight: 2, arbitrary: fc.record({ json }) },
		{ weight: 1, arbitrary: fc.record({ text }) },
	),
	status: fc.oneof(
		{ weight: 8, arbitrary: fc.constant(200) },
		{ weight: 1, arbitrary: fc.constantFrom(...STATUSES, ...SERVER_STATUSES) },
	),
	headers: fc.oneof(
		{ weight: 4, arbitrary: fc.constant({}) },
		{ weight: 1, arbitrary: fc.record({ 'retry-after': text }) },
	),
	cutAt: fc.oneof(
		{ weight: 12, arbitrary: fc.constant(null) },
		{ weight: 1, arbitrary: fc.nat(400) },
	),
	escaped: fc.constantFrom('none', 'none', 'php', 'htmlSafe', 'all'),
});

/** What comes back for one request after the other, over and over. */
export type Plans = readonly Plan[];
export const plans: fc.Arbitrary<Plans> = fc.array(plan, { minLength: 1, maxLength: 4 });

/** The answer to the so-manieth request. */
export function answerOf(
	all: Plans,
	id: string,
	{ url, method }: HttpRequest,
	request: number,
): HttpResponse {
	const { nth, changes, instead, status, headers, cutAt, escaped } = all[
		request % all.length
	] as Plan;
	const said =
		instead !== null && 'text' in instead
			? instead.text
			: encoded(
					JSON.stringify(
						instead
							? instead.json
							: mutated(providerOf(id).samples.answerTo(url, nth, method), changes),
					),
					escaped,
				);
	return { status, headers, text: said.slice(0, cutAt ?? undefined) };
}
