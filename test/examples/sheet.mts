import type { IDataObject } from 'n8n-workflow';

type Cell = string | number | boolean;

/** A spreadsheet's tab in memory, which keeps cells as Google Sheets does. */
export class Sheet {
	header: string[];
	readonly rows: Cell[][] = [];

	constructor(header: readonly string[] = [], rows: readonly IDataObject[] = []) {
		this.header = [...header];
		for (const row of rows) this.append(row, true);
	}

	/** Rows by column, as the node's "Get Row(s)" gives them; the first row below the header is number 2. */
	read(): IDataObject[] {
		return this.rows.map((cells, index) => ({
			row_number: index + 2,
			...Object.fromEntries(this.header.map((name, column) => [name, cells[column] ?? ''])),
		}));
	}

	/** Keys that aren't columns become columns. */
	append(row: IDataObject, isRaw: boolean): void {
		const unknown = Object.keys(row).filter((name) => !this.header.includes(name));
		this.header.push(...unknown);
		this.rows.push(this.header.map((name) => toCell(row[name], isRaw)));
	}

	/** The first row whose key column reads the same; keys are compared as text, columns that aren't there are left out. */
	update(key: string, row: IDataObject, isRaw: boolean): void {
		const found = this.rows.find((cells) => {
			const cell = cells[this.header.indexOf(key)];
			return cell !== undefined && String(cell) === String(row[key]);
		});
		if (!found) return;
		for (const [name, value] of Object.entries(row)) {
			const column = this.header.indexOf(name);
			if (column >= 0 && name !== key) found[column] = toCell(value, isRaw);
		}
	}
}

/** A raw value is kept as it is; one that counts as typed in becomes whatever Google Sheets makes of it. */
function toCell(value: unknown, isRaw: boolean): Cell {
	if (value === null || value === undefined) return '';
	if (typeof value === 'object') return JSON.stringify(value);
	if (isRaw || typeof value !== 'string') return value as Cell;
	if (/^[=+]/.test(value)) return /^\+?\d+$/.test(value) ? Number(value) : '#ERROR!';
	return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}
