import {
	type Fault,
	PROVIDER_IDS,
	type ProviderId,
	providerOf,
	type Refusal,
	refusalWith,
} from '../../../sandbox/index.mts';
import { FIELD_FAULTS, SHAPE_FAULTS } from './shapes.mts';
import { ECHO_FAULTS } from './leakedSecrets.mts';

/** Where the faulty account's requests go: to a sandbox that shows this fault, or somewhere else. */
export type Trouble =
	| { readonly fault: Fault }
	| { readonly address: 'unknownHost' | 'closedPort' | 'noTls' | 'selfSigned' };

/** What the row of the faulty account has to come to. */
export type Outcome =
	/** Its items, as they are without the fault. */
	| 'unharmed'
	/** Whatever is documented: items, fewer items, or a documented failure. */
	| 'documented'
	/** A failure of this category, after so many repetitions of one request. */
	| { readonly category: string; readonly retries: 0 | 1 | 3 };

export interface SweptFault {
	readonly name: string;
	readonly trouble: Trouble;
	readonly outcome: Outcome | ((provider: ProviderId) => Outcome);
	/** Only there; absent: everywhere. */
	readonly provider?: ProviderId;
	/** Whether it ends by the node's timeout. */
	readonly isSlow?: boolean;
}

const MB = 1_048_576;
const JSON_VALUES = [null, [], 'text', {}] as const;

const fails = (category: string, retries: 0 | 1 | 3 = 0): Outcome => ({ category, retries });

function fault(name: string, shown: Fault, outcome: SweptFault['outcome']): SweptFault {
	return { name, trouble: { fault: shown }, outcome };
}

function slow(name: string, shown: Fault): SweptFault {
	return { ...fault(name, shown, fails('timeout')), isSlow: true };
}

/** The outcome of a provider's own refusal. */
function ofRefusal({ category, isRepeated }: Refusal): Outcome {
	return fails(category, isRepeated ? 3 : 0);
}

/** What a code comes to, where providers may mean something else by it. */
function unlessMeant(code: number, elsewhere: Outcome): SweptFault['outcome'] {
	return (provider) => {
		const meant = refusalWith(provider, code);
		return meant ? ofRefusal(meant) : elsewhere;
	};
}

/** What each provider says of failures beside its codes. */
function ownRefusals(): SweptFault[] {
	return PROVIDER_IDS.flatMap((provider) =>
		providerOf(provider).refusals.flatMap((refusal) => {
			const { code, body } = refusal;
			if (body === undefined) return [];
			const shown = { kind: 'status', code, body } as const;
			const said = fault(`${code} ${JSON.stringify(body)}`, shown, ofRefusal(refusal));
			return [{ ...said, provider }];
		}),
	);
}

const invalid = fails('invalidRequest');

function status(code: number, elsewhere = invalid): SweptFault {
	return fault(`HTTP ${code}`, { kind: 'status', code }, unlessMeant(code, elsewhere));
}

/** Everything that can go wrong between us and a provider. */
export const FAULTS: readonly SweptFault[] = [
	{
		name: 'unknown host',
		trouble: { address: 'unknownHost' },
		outcome: fails('network'),
	},
	{ name: 'refused', trouble: { address: 'closedPort' }, outcome: fails('network', 3) },
	{ name: 'no TLS', trouble: { address: 'noTls' }, outcome: fails('network') },
	{ name: 'self-signed', trouble: { address: 'selfSigned' }, outcome: fails('network') },
	fault('latency', { kind: 'latency', ms: 60 }, 'unharmed'),
	slow('latency beyond the timeout', { kind: 'latency', ms: 2_500 }),
	slow('slow headers', { kind: 'slowHeaders', ms: 100 }),
	slow('slow body', { kind: 'slowBody', ms: 100 }),
	fault('reset', { kind: 'reset' }, fails('network', 3)),
	fault('reset in the body', { kind: 'resetBody' }, fails('network', 3)),
	fault('truncated', { kind: 'truncate' }, fails('invalidResponse')),
	fault('empty', { kind: 'empty' }, fails('invalidResponse')),
	fault('100 MB', { kind: 'hugeBody', bytes: 100 * MB }, fails('invalidResponse')),
	fault('web page', { kind: 'html' }, fails('invalidResponse')),
	fault('web page with 502', { kind: 'html', code: 502 }, fails('server', 3)),
	status(204, fails('invalidResponse')),
	status(400),
	status(401, fails('auth')),
	status(402, fails('quota')),
	status(403, fails('permission')),
	status(404, fails('invalidResponse')),
	status(406),
	status(408, fails('server')),
	status(409),
	status(410),
	status(422),
	status(429, fails('rateLimit', 3)),
	status(486),
	status(500, fails('server', 1)),
	status(502, fails('server', 3)),
	status(503, fails('server', 3)),
	status(504, fails('server', 3)),
	...['0', 'Wed, 01 Jan 2031 00:00:00 GMT'].map((after) =>
		fault(
			`HTTP 429, Retry-After ${after}`,
			{ kind: 'status', code: 429, headers: { 'retry-after': after } },
			fails('rateLimit', after === '0' ? 3 : 0),
		),
	),
	...ownRefusals(),
	...JSON_VALUES.map((value) =>
		fault(`JSON ${JSON.stringify(value)}`, { kind: 'json', value }, fails('invalidResponse')),
	),
	...[302, 308].map((code) =>
		fault(
			`redirect ${code} to another origin`,
			{ kind: 'redirect', location: 'ELSEWHERE', code },
			fails('invalidResponse'),
		),
	),
	...SHAPE_FAULTS,
	...FIELD_FAULTS,
	...ECHO_FAULTS,
];
