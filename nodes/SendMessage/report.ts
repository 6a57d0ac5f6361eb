import { cleanText } from '../../adapters';
import { withoutTags } from '../shared/values';
import type { Ledger } from './ledger';

/** Items by number, as n8n counts them: `0, 3–49`. */
function ranges(indexes: readonly number[]): string {
	const found: Array<[first: number, last: number]> = [];
	for (const index of indexes) {
		const current = found.at(-1);
		if (current?.[1] === index - 1) current[1] = index;
		else found.push([index, index]);
	}
	return found.map(([first, last]) => (first === last ? first : `${first}–${last}`)).join(', ');
}

/** What became of the messages of all items, for n8n keeps nothing else of a node that stops; '' where none was sent. */
export function report(ledger: Ledger, items: number): string {
	const known = new Map(ledger.items());
	if (known.size === 0) return '';
	const sent: string[] = [];
	const open: number[] = [];
	const unsent: number[] = [];
	for (let index = 0; index < items; index += 1) {
		const outcome = known.get(index);
		if (!outcome) unsent.push(index);
		else if (outcome.state !== 'sent') open.push(index);
		else {
			const id = withoutTags(cleanText(outcome.record.message.messageId) ?? '');
			sent.push(`item ${index} (${id ? `ID ${id}` : 'without ID'})`);
		}
	}
	const parts = [
		sent.length > 0 && `Sent before the node stopped: ${sent.join(', ')}.`,
		open.length > 0 && `Perhaps sent: item ${ranges(open)}.`,
		unsent.length > 0 && `Not sent: item ${ranges(unsent)}.`,
	];
	return parts.filter(Boolean).join(' ');
}

/** The error with that in its description. */
export function withReport(error: unknown, said: string): unknown {
	if (said === '' || typeof error !== 'object' || error === null) return error;
	const told = 'description' in error ? error.description : null;
	return Object.assign(error, { description: [told, said].filter(Boolean).join(' ') });
}
