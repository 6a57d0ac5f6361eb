import Table from 'cli-table3';
import type { Message } from '../adapters/index.ts';

type Row = Readonly<Record<string, unknown>>;

/** The columns that tell most, in the item's order. */
const COLUMNS: ReadonlyArray<keyof Message> = [
	'sentAt',
	'direction',
	'phone',
	'type',
	'text',
	'status',
	'isFinal',
	'messageId',
];
const WIDEST_TEXT = 28;

/** One line, without control and direction marks, cut to a column's width. */
function cell(value: unknown): string {
	if (value === null || value === undefined) return '–';
	const text = String(value).replace(/\p{C}/gu, ' ').replace(/\s+/g, ' ');
	const characters = [...text];
	if (characters.length <= WIDEST_TEXT) return text;
	return `${characters.slice(0, WIDEST_TEXT - 1).join('')}…`;
}

/** Items as a table for a terminal; those that failed show what happened instead. */
export function toTable(items: readonly Row[]): string {
	const table = new Table({ head: [...COLUMNS], style: { head: [], border: [] } });
	for (const item of items) {
		if (typeof item.error === 'string') {
			table.push([{ colSpan: COLUMNS.length, content: `✗ ${item.error} ${String(item.message)}` }]);
		} else table.push(COLUMNS.map((column) => cell(item[column])));
	}
	return table.toString();
}
