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
		return await table.evaluate((element) => {
			const textsOf = (row: Element, cells: string) =>
				[...row.querySelectorAll(cells)].map((cell) => cell.textContent?.trim() ?? '');
			const columns = textsOf(element, 'thead th');
			return [...element.querySelectorAll('tbody tr')].map((row) => {
				const texts = textsOf(row, 'td');
				return Object.fromEntries(columns.map((column, index) => [column, texts[index] ?? '']));
			});
		});
	}
}
