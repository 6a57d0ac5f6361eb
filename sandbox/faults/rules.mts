import type { Fault, FaultRule } from './fault.mts';

/** What a rule can be matched against. */
export interface FaultTarget {
	readonly method: string;
	/** Path and query, as received. */
	readonly path: string;
	/** Unanswered requests, this one included. */
	readonly inFlight: number;
}

/** A fault that befalls a request. */
export interface Strike {
	readonly fault: Fault;
	/** Whether the server does what it is asked nevertheless. */
	readonly isDone: boolean;
}

interface ActiveRule extends FaultRule {
	matched: number;
	struck: number;
}

/** The faults a server is asked to show. */
export class FaultRules {
	#rules: ActiveRule[] = [];

	/** Rules are tried in the order they were added. */
	add(rule: FaultRule): void {
		this.#rules.push({ ...rule, matched: 0, struck: 0 });
	}

	/** From now on everything works. */
	clear(): void {
		this.#rules = [];
	}

	/** What befalls this request: every latency that matches and the first other fault, in that order. */
	strike(target: FaultTarget): Strike[] {
		const latencies: Strike[] = [];
		const others: Strike[] = [];
		for (const rule of this.#rules) {
			if (!matches(rule, target)) continue;
			rule.matched += 1;
			const isLatency = rule.fault.kind === 'latency';
			if (!isDue(rule) || (!isLatency && others.length > 0)) continue;
			rule.struck += 1;
			const isDone = rule.strikes === 'after';
			(isLatency ? latencies : others).push({ fault: rule.fault, isDone });
		}
		return [...latencies, ...others];
	}
}

function matches({ match = {} }: FaultRule, target: FaultTarget): boolean {
	const { method, path, beyondInFlight = -1 } = match;
	if (method !== undefined && method.toUpperCase() !== target.method) return false;
	if (path !== undefined && !matchesPath(path, target.path)) return false;
	return target.inFlight > beyondInFlight;
}

function isDue({ match, matched, times = Infinity, struck }: ActiveRule): boolean {
	return matched === (match?.nth ?? matched) && struck < times;
}

function matchesPath(pattern: RegExp | string, path: string): boolean {
	// `search` ignores the lastIndex that makes `test` alternate for global expressions.
	return typeof pattern === 'string' ? path.includes(pattern) : path.search(pattern) >= 0;
}
