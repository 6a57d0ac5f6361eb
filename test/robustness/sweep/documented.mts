import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { providers } from '../../../adapters/index.ts';

const DOCUMENT = join(__dirname, '..', '..', '..', 'docs', 'errors.md');
const LINE = /^- \*\*(.+?)\*\* .*?(?:\(`(\w+)`\))?$/gm;
const OF_INPUT = 'invalidRequest';

/** Who says it: a provider by its label or the label's first part, or none in particular. */
const SPEAKER = new RegExp(
	`^(?:${providers
		.flatMap(({ label }) => [label, label.replace(/ \(.*\)$/, '')])
		.concat('The provider')
		.map((label) => label.replace(/[.()]/g, '\\$&'))
		.join('|')}) `,
);

/** A message without what differs from case to case: who said it, numbers, ids, and what is quoted. */
function shapeOf(message: string): string {
	return message
		.replace(SPEAKER, '§ ')
		.replace(/“[^”]*”/gu, '“”')
		.replace(/\bMSG[\w-]+/g, '#')
		.replace(/\+?\d+/g, '#');
}

/** The documented messages by their shapes, each with its categories. */
const documented = new Map<string, Set<string>>();
for (const [, message = '', category = OF_INPUT] of readFileSync(DOCUMENT, 'utf8').matchAll(LINE)) {
	const shape = shapeOf(message);
	documented.set(shape, (documented.get(shape) ?? new Set()).add(category));
}

/** The categories under which docs/errors.md has this message; none when it isn't documented at all. */
export function categoriesOf(message: string): readonly string[] {
	return [...(documented.get(shapeOf(message)) ?? [])];
}
