import type { Locator, Page } from 'playwright-core';

/** Rows of a table, by the column's name. */
export type Rows = ReadonlyArray<Readonly<Record<string, string>>>;

/** The right side of a node's form: what came out. */
export class OutputPanel {
	readonly panel: Locator;

	constructor(page: Page) {
		this.panel = page.getByTestId('output-panel');
	}

	/** Waits until the node has run. */
	async settled(): Promise<void> {
		const status = /^node-run-status-(success|danger|warning)$/;
		await this.panel.getByTestId(status).first().waitFor();
	}

	/** One of several outputs. */
	async branch(name: string): Promise<void> {
		await this.panel.getByTestId('branches').getByText(name).click();
	}

	/** What n8n and the node want to be read: hints, notices. */
	async hints(): Promise<string[]> {
		const callouts = this.panel.getByRole('alert');
		await callouts.first().waitFor();
		return await callouts.allInnerTexts();
	}

	/** What went wrong, and what to do. */
	async error(): Promise<{ message: string; description: string }> {
		return {
			message: await this.panel.getByTestId('node-error-message').innerText(),
			description: await this.panel.getByTestId('node-error-description').innerText(),
		};
	}

	/** The first page of the output as a table. */
	async table(): Promise<Rows> {
		await this.panel.getByTestId('radio-button-table').click();
		const table = this.panel.locator('table').first();
		await table.locator('td').first().waitFor();
		const columns = await table.locator('thead th').allInnerTexts();
		const cells = await table.locator('tbody td').allInnerTexts();
		const width = cells.length / (await table.locator('tbody tr').count());
		const rows: Array<Record<string, string>> = [];
		for (let start = 0; start < cells.length; start += width) {
			const texts = cells.slice(start, start + width);
			rows.push(
				Object.fromEntries(columns.map((column, i) => [column.trim(), texts[i]?.trim() ?? ''])),
			);
		}
		return rows;
	}
}
