import type { Run } from './processes.mts';
import { ratioOf, spreadOf, type Spread } from './statistics.mts';

/** All runs of a benchmark: by scenario, subject and round. */
export class Results {
	readonly runs = new Map<string, Map<string, Run[]>>();

	add(scenario: string, subject: string, run: Run): void {
		const subjects = this.runs.get(scenario) ?? new Map<string, Run[]>();
		this.runs.set(scenario, subjects);
		const rounds = subjects.get(subject) ?? [];
		subjects.set(subject, rounds);
		rounds.push(run);
	}

	/** A value of each round. */
	values(scenario: string, subject: string, key: keyof Run): number[] {
		return (this.runs.get(scenario)?.get(subject) ?? []).map((run) => run[key]);
	}

	spread(scenario: string, subject: string, key: keyof Run): Spread {
		return spreadOf(this.values(scenario, subject, key));
	}

	/** How many times the other's value, within each round. */
	ratio(scenario: string, subject: string, other: string, key: keyof Run): Spread {
		return ratioOf(this.values(scenario, subject, key), this.values(scenario, other, key));
	}
}

/** What is measured without a sandbox. */
export interface Small {
	readonly normalise: Readonly<
		Record<string, { readonly messages: number; readonly ours: number[]; readonly parse: number[] }>
	>;
	/** Milliseconds of n8n's loader: with zod and luxon loaded before, and without. */
	readonly load: { readonly warm: number[]; readonly cold: number[] };
	readonly triggers: {
		readonly poll: number[];
		readonly raw: number[];
		readonly delivery: number[];
	};
}
