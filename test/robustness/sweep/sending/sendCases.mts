import {
	type Fault,
	PROVIDER_IDS,
	type ProviderId,
	providerOf,
} from '../../../../sandbox/index.mts';
import { ON_ERROR } from '../cases.mts';
import { FAULTS, type SweptFault } from '../faults.mts';
import { allPairs } from '../pairwise.mts';

/** A fault that messages of one account meet on their way. */
export interface SendCase {
	readonly provider: ProviderId;
	readonly fault: SweptFault;
	/** Whether the provider takes the message nevertheless, and only its answer suffers. */
	readonly strikes: 'before' | 'after';
	/** The first message only, or each. */
	readonly times: 'once' | 'always';
	/** Whether the requests that prepare sending meet it as well. */
	readonly where: 'everywhere' | 'sending';
	readonly onError: (typeof ON_ERROR)[number];
	/** n8n's Retry On Fail, which runs the whole node again. */
	readonly isRetried: boolean;
}

const CHANGED_ANSWERS: ReadonlyArray<Fault['kind']> = ['mutate', 'truncate', 'resetBody'];

/** An answer to reading that counts as one to sending too, without the id of anything. */
function isOtherAnswer(fault: Fault): boolean {
	return fault.kind === 'status' && String(fault.body).includes('"success":true');
}

/** An answer by which the provider says that it did not do it: it can't come after it did. */
function isRefusal({ trouble, provider }: SweptFault): boolean {
	if ('address' in trouble || provider !== undefined) return true;
	return trouble.fault.kind === 'status' && trouble.fault.code >= 300 && trouble.fault.code < 500;
}

function isPossible({ provider, fault, strikes, times, where }: SendCase): boolean {
	if (fault.provider !== undefined && fault.provider !== provider) return false;
	if (strikes === 'after' && isRefusal(fault)) return false;
	if ('address' in fault.trouble) return times === 'always' && where === 'everywhere';
	const shown = fault.trouble.fault;
	if (isOtherAnswer(shown)) return false;
	if (strikes === 'before' && CHANGED_ANSWERS.includes(shown.kind)) return false;
	return where === 'sending' || providerOf(provider).mainPaths !== undefined;
}

/** The whole cross product, without what can't be. */
export const ALL_SEND_CASES: readonly SendCase[] = PROVIDER_IDS.filter(
	(id) => providerOf(id).sending,
)
	.flatMap((provider) =>
		FAULTS.flatMap((fault) =>
			(['before', 'after'] as const).flatMap((strikes) =>
				(['once', 'always'] as const).flatMap((times) =>
					(['everywhere', 'sending'] as const).flatMap((where) =>
						ON_ERROR.flatMap((onError) =>
							[false, true].map((isRetried): SendCase => {
								return { provider, fault, strikes, times, where, onError, isRetried };
							}),
						),
					),
				),
			),
		),
	)
	.filter(isPossible);

export function nameOf({ fault, ...one }: SendCase): string {
	const retried = one.isRetried ? ', Retry On Fail' : '';
	return `${one.provider} sendMessage, ${fault.name} ${one.strikes} it was taken, ${one.times} ${one.where}, ${one.onError}${retried}`;
}

/** What is done about failures goes with every fault; the rest in pairs. */
export function pairsOf({ fault, provider, strikes, ...one }: SendCase): string[] {
	const met = `${fault.name} ${strikes}`;
	const values = Object.entries(one).map(([name, value]) => `${name}:${String(value)}`);
	return allPairs([`provider:${provider}`, `fault:${met}`, ...values]);
}
