import type { SweptFault } from './faults.mts';

/** Deeper than any recursion gets, and than any JSON of a provider. */
const DEEP = 100_000;
/** As deep as JSON that was put together with recursion can be. */
const DEEP_IN_ROW = 2_000;
const WRONG: readonly unknown[] = [42, 'wrong', null, [], {}, true, undefined, -1.5, [[{}]]];
/** Answers have up to so many fields; in those that have fewer they come round again. */
const MAX_FIELDS = 16;
const HOSTILE = "\u0000\u001b[31m\u202e<b>\ud83d\ud800 =cmd|'/C calc'!A0 {{ $json }}\u2028\ufeff\"";

type Visit = (value: unknown, path: string) => unknown;

/** The answer with each value in it replaced by what the visit makes of it, from the leaves up. */
export function eachValue(value: unknown, visit: Visit, path = ''): unknown {
	if (Array.isArray(value)) {
		return visit(
			value.map((item) => eachValue(item, visit, `${path}[]`)),
			path,
		);
	}
	if (typeof value !== 'object' || value === null) return visit(value, path);
	const entries = Object.entries(value).map(([key, item]) => [
		key,
		eachValue(item, visit, `${path}.${key}`),
	]);
	return visit(Object.fromEntries(entries), path);
}

function pathsOf(answer: unknown): string[] {
	const paths = new Set<string>();
	eachValue(answer, (value, path) => {
		if (path !== '') paths.add(path);
		return value;
	});
	return [...paths];
}

/** One field of the answer, everywhere it occurs, with one wrong value after the other. */
function wrongField(index: number): (answer: unknown) => unknown {
	return (answer) => {
		const paths = pathsOf(answer);
		const wrong = paths[index % paths.length];
		let turn = index;
		return eachValue(answer, (value, path) => {
			return path === wrong ? WRONG[(turn += 1) % WRONG.length] : value;
		});
	};
}

function nested(depth: number): unknown {
	let value: unknown = 'core';
	for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { value };
	return value;
}

function mutation(
	name: string,
	mutate: (answer: unknown) => unknown,
	outcome: SweptFault['outcome'] = 'documented',
): SweptFault {
	return { name, trouble: { fault: { kind: 'mutate', mutate } }, outcome };
}

const deepText = `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`;
const deepRows = `{"err":0,"success":true,"ok":true,"ready":true,"msg_data":[{"a":${deepText}}],"messages":[{"a":${deepText}}],"chats":[{"a":${deepText}}],"numbers":[{"a":${deepText}}],"message":{"a":${deepText}}}`;

/** Answers that are JSON, and of another shape or content than anybody expects. */
export const SHAPE_FAULTS: readonly SweptFault[] = [
	{
		name: 'deep JSON',
		trouble: { fault: { kind: 'status', code: 200, body: deepText } },
		outcome: { category: 'invalidResponse', retries: 0 },
	},
	{
		name: 'deep JSON in rows',
		trouble: { fault: { kind: 'status', code: 200, body: deepRows } },
		outcome: 'documented',
	},
	mutation('deep fields in rows', (answer) =>
		eachValue(answer, (value) => {
			const isRow = typeof value === 'object' && value !== null && !Array.isArray(value);
			return isRow && !('deep' in value) && Object.keys(value).length > 5
				? { ...value, deep: nested(DEEP_IN_ROW) }
				: value;
		}),
	),
	mutation('hostile characters in every text', (answer) =>
		eachValue(answer, (value) => (typeof value === 'string' ? HOSTILE : value)),
	),
	mutation('hostile characters behind every text', (answer) =>
		eachValue(answer, (value) => (typeof value === 'string' ? value + HOSTILE : value)),
	),
	mutation('ids beyond 2^53', (answer) =>
		eachValue(answer, (value, path) =>
			/(^|_|\.)(u?u?id|phone|session_key)$/.test(path) ? 2 ** 53 + 2 : value,
		),
	),
	mutation('every number beyond 2^53', (answer) =>
		eachValue(answer, (value) => (typeof value === 'number' && value !== 0 ? 1e300 : value)),
	),
	mutation('every list twice', (answer) =>
		eachValue(answer, (value) => (Array.isArray(value) ? [...value, ...value] : value)),
	),
	mutation('every list empty', (answer) =>
		eachValue(answer, (value) => (Array.isArray(value) ? [] : value)),
	),
	mutation('every value null', (answer) =>
		eachValue(answer, (value, path) => (/^\.[^.]+$/.test(path) || path === '' ? value : null)),
	),
];

/** Wrong types in each field. */
export const FIELD_FAULTS: readonly SweptFault[] = Array.from({ length: MAX_FIELDS }, (_, index) =>
	mutation(`wrong types in field ${index}`, wrongField(index)),
);
