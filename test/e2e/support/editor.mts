import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { handed } from './environment.mts';
import { OutputPanel } from './outputPanel.mts';

/** n8n's editor, used as a person uses it. */
export class Editor {
	readonly output: OutputPanel;

	constructor(
		readonly page: Page,
		private readonly url: string,
	) {
		this.output = new OutputPanel(page);
	}

	/** By n8n's own marks in the page. */
	at(testId: string): Locator {
		return this.page.getByTestId(testId);
	}

	/** A picture of the window, to look at afterwards. */
	async shot(name: string): Promise<void> {
		await this.page.screenshot({ path: join(handed().screenshots, `${name}.png`) });
	}

	async open(path: string): Promise<void> {
		await this.page.goto(`${this.url}${path}`);
	}

	/** An empty canvas. */
	async openNewWorkflow(): Promise<void> {
		await this.open('/workflow/new');
		await this.at('canvas-plus-button').waitFor();
	}

	/** The form of a node in a saved workflow. */
	async openNode(workflowId: string, nodeId: string): Promise<void> {
		await this.open(`/workflow/${workflowId}/${nodeId}`);
		await this.at('node-parameters').waitFor();
	}

	/** Types into the search of the nodes panel; gives the names found, in order. */
	async searchNodes(text: string): Promise<string[]> {
		await this.at('node-creator-search-bar').fill(text);
		const names = this.at('node-creator-item-name');
		await names.first().waitFor();
		return (await names.allInnerTexts()).map((name) => name.trim());
	}

	/** Chooses from the open nodes panel; n8n shows what a community node is before it adds it. */
	async addNode(search: string, name: string): Promise<void> {
		await this.searchNodes(search);
		await this.at('node-creator-item-name').filter({ hasText: name }).first().click();
		await this.page.getByText('Add to workflow').click();
		await this.at('node-parameters').waitFor();
	}

	/** A field of the form, by its parameter name. */
	field(name: string): Locator {
		return this.at(`parameter-input-${name}`);
	}

	/** Pastes into a text field; a leading = makes it an expression. */
	async fill(name: string, value: string): Promise<void> {
		await this.field(name).locator('input').fill(value);
	}

	async valueOf(name: string): Promise<string> {
		return await this.field(name).locator('input').inputValue();
	}

	async choose(name: string, option: string): Promise<void> {
		await this.field(name).click();
		await this.page.getByRole('option', { name: option }).first().click();
	}

	async addOption(label: string): Promise<void> {
		await this.at('collection-parameter-add').click();
		await this.page.getByRole('option', { name: label }).first().click();
	}

	/** The saved credential of the form. */
	async chooseCredential(name: string): Promise<void> {
		await this.at('node-credentials-select').click();
		await this.page.getByRole('option', { name }).first().click();
	}

	/** Runs the node whose form is open, and waits for the end. */
	async execute(): Promise<void> {
		await this.at('node-execute-button').click();
		await this.output.settled();
	}

	async closeNode(): Promise<void> {
		await this.at('ndv-close-button').click();
		await this.at('node-parameters').waitFor({ state: 'hidden' });
	}
}
