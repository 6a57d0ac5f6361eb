import { InputError } from '../../../adapters/index.ts';
import { ProviderError } from '../../../adapters/core/providerError.ts';
import { list } from '../markdown.mts';

/** Something that is said to the user: what happened, what to do, and the category of a failure. */
export interface Told {
	readonly what: string;
	readonly advice: string;
	readonly category: string;
}

/** What a thrown failure or a failure given as a value says. Throws anything else. */
export function told(failure: unknown): Told {
	if (ProviderError.isInstance(failure)) {
		return { what: failure.message, advice: failure.advice, category: failure.category };
	}
	if (InputError.isInstance(failure)) {
		return { what: failure.message, advice: failure.advice, category: 'invalidRequest' };
	}
	throw failure instanceof Error ? failure : new Error(`No failure: ${String(failure)}`);
}

/** What the work says when it fails, as it has to. */
export function refused(work: () => unknown): Told {
	try {
		return told(work());
	} catch (error) {
		return told(error);
	}
}

/** One line for each thing said; equal ones once. */
export function toldList(all: readonly Told[]): string {
	const lines = all.map(({ what, advice, category }) => `**${what}** ${advice} (\`${category}\`)`);
	return list([...new Set(lines)]);
}

/** The same without the category, where it is the same for all. */
export function plainList(all: readonly Told[]): string {
	return list([...new Set(all.map(({ what, advice }) => `**${what}** ${advice}`))]);
}
