import type { Fault } from '../../../sandbox/index.mts';
import type { SweptFault } from './faults.mts';
import { eachValue } from './shapes.mts';

/** The secret of every faulty account: with characters that URLs, forms, JSON and base64 write differently. */
export const SECRET = 'sweep/Secret+Token=9f27==';

const base64 = Buffer.from(SECRET).toString('base64');
/** Ways in which a provider, or a proxy before it, may repeat a secret; short enough to be shown whole. */
const SAID = [
	SECRET,
	`/api2/msg_get/${encodeURIComponent(SECRET)}/`,
	base64,
	Buffer.from(SECRET).toString('base64url'),
	encodeURIComponent(base64),
].join(' ');

function everywhere(text: string): (answer: unknown) => unknown {
	return (answer) =>
		eachValue(answer, (value, path) => {
			if (typeof value !== 'string') return value;
			return /(^|\.|_)(id|uuid|state|phone|number)$/.test(path) ? value : text;
		});
}

/** Each field in which any provider explains what is wrong. */
function errorBody(text: string): unknown {
	return { err: text, error: { message: text }, error_message: text, message: text, detail: text };
}

function echo(name: string, fault: Fault): SweptFault {
	return { name, trouble: { fault }, outcome: 'documented' };
}

/** The provider repeats the secret: in every text of a right answer, and in what it says of a failure. */
export const ECHO_FAULTS: readonly SweptFault[] = [
	echo('secret in every text', { kind: 'mutate', mutate: everywhere(SAID) }),
	...[400, 401, 404, 500, 503].map((code) =>
		echo(`secret in ${code}`, { kind: 'status', code, body: errorBody(SAID) }),
	),
	echo('secret as an error word', { kind: 'json', value: errorBody(SECRET) }),
	echo('secret in a web page', { kind: 'status', code: 502, body: `<p>${SAID}</p>` }),
	echo('secret in a redirect', { kind: 'redirect', location: `ELSEWHERE?key=${SECRET}` }),
	echo('secret in keys', {
		kind: 'mutate',
		mutate: (answer) =>
			eachValue(answer, (value) => {
				const isRow = typeof value === 'object' && value !== null && !Array.isArray(value);
				return isRow ? { ...value, [SECRET]: encodeURIComponent(SECRET) } : value;
			}),
	}),
	{
		name: 'secret with escaped characters',
		trouble: {
			fault: {
				kind: 'status',
				code: 401,
				body: `{"message":"${SECRET.replaceAll('+', '\\u002b').replaceAll('=', '\\u003D')}"}`,
			},
		},
		outcome: 'documented',
	},
];
