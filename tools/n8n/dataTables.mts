import type { N8nApi } from './api.mts';

type ColumnType = 'string' | 'number' | 'date' | 'boolean';
/** What a cell holds. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;
/** A row as n8n gives it. */
export type SavedRow = Row & { readonly id: number; readonly updatedAt: string };

interface SavedTable {
	readonly id: string;
	readonly name: string;
}

/** As many rows as n8n hands out at once. */
const MOST_ROWS = 250;

/** n8n's data tables of the owner, as its own page of them uses them. */
export class DataTables {
	#root: string | null = null;

	constructor(private readonly api: N8nApi) {}

	/** The table of exactly that name, made where there is none. */
	async make(name: string, columns: Readonly<Record<string, ColumnType>>): Promise<SavedTable> {
		const found = await this.find(name);
		if (found) return found;
		const listed = Object.entries(columns).map(([column, type]) => ({ name: column, type }));
		return await this.api.request('POST', await this.#path(), { name, columns: listed });
	}

	async find(name: string): Promise<SavedTable | undefined> {
		const filter = encodeURIComponent(JSON.stringify({ name }));
		const { data } = await this.api.request<{ data: SavedTable[] }>(
			'GET',
			`${await this.#path()}?filter=${filter}`,
		);
		return data.find((table) => table.name === name);
	}

	async add({ id }: SavedTable, rows: readonly Row[]): Promise<void> {
		const body = { data: rows, returnType: 'count' };
		await this.api.request('POST', await this.#path(`/${id}/insert`), body);
	}

	/** All rows, by id. */
	async rows({ id }: SavedTable): Promise<SavedRow[]> {
		const rows: SavedRow[] = [];
		for (;;) {
			const page = `rows?skip=${rows.length}&take=${MOST_ROWS}&sortBy=id:asc`;
			const { data, count } = await this.api.request<{ data: SavedRow[]; count: number }>(
				'GET',
				await this.#path(`/${id}/${page}`),
			);
			rows.push(...data);
			if (rows.length >= count || data.length === 0) return rows;
		}
	}

	/** Deletes all rows; ids go on where they were. */
	async clear({ id }: SavedTable): Promise<void> {
		const all = { type: 'and', filters: [{ columnName: 'id', condition: 'gte', value: 0 }] };
		const filter = encodeURIComponent(JSON.stringify(all));
		await this.api.request('DELETE', await this.#path(`/${id}/rows?filter=${filter}`));
	}

	async remove({ id }: SavedTable): Promise<void> {
		await this.api.request('DELETE', await this.#path(`/${id}`));
	}

	async #path(rest = ''): Promise<string> {
		if (this.#root === null) {
			const { id } = await this.api.request<{ id: string }>('GET', '/projects/personal');
			this.#root = `/projects/${id}/data-tables`;
		}
		return `${this.#root}${rest}`;
	}
}
