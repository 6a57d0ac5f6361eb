/** A Markdown table, laid out as prettier does it. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const all = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
	const widths = head.map((_, column) =>
		Math.max(3, ...all.map((row) => [...(row[column] ?? '')].length)),
	);
	const lines = all.map((row) =>
		widths.map((width, column) => padded(row[column] ?? '', width)).join(' | '),
	);
	lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join(' | '));
	return lines.map((line) => `| ${line} |`).join('\n');
}

function padded(cell: string, width: number): string {
	return cell + ' '.repeat(width - [...cell].length);
}

/** A Markdown list with one line per entry. */
export function list(entries: readonly string[]): string {
	return entries.map((entry) => `- ${entry}`).join('\n');
}

/** Sentences one after the other; a full stop is added where one ends without. */
export function sentences(...texts: readonly string[]): string {
	return texts
		.filter((text) => text !== '')
		.map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`))
		.join(' ');
}
