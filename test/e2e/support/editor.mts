import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { retried } from '../../../tools/n8n/retried.mts';
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

	/** Types into the search of the nodes panel; gives the names found, in order, once this one is among them. */
	async searchNodes(text: string, expected: string): Promise<string[]> {
		const names = this.at('node-creator-item-name');
		await retried('the nodes panel', async () =>
			(await this.at('node-creator-search-bar').count()) === 1 ? true : undefined,
		);
		await this.at('node-creator-search-bar').fill(text);
		await names.filter({ hasText: expected }).first().waitFor();
		return (await names.allInnerTexts()).map((name) => name.trim());
	}

	/** Chooses from the open nodes panel; n8n shows what a community node is before it adds it, unless it is a tool. */
	async addNode(search: string, name: string): Promise<void> {
		await this.searchNodes(search, name);
		await this.at('node-creator-item-name').filter({ hasText: name }).first().click();
		const add = this.page.getByText('Add to workflow');
		const form = this.at('node-parameters');
		await add.or(form).first().waitFor();
		if (await add.isVisible()) await add.click();
		await form.waitFor();
	}

	/** A field of the form, by its parameter name. */
	field(name: string): Locator {
		return this.at(`parameter-input-${name}`);
	}

	/** Drags a field of the input's schema onto a field of the form. */
	async drag(from: string, to: string): Promise<void> {
		const pill = this.at('ndv-input-panel')
			.getByTestId('run-data-schema-item')
			.getByText(from, { exact: true })
			.first();
		const start = await pill.boundingBox();
		const end = await this.field(to).boundingBox();
		if (!start || !end) throw new Error(`${from} can't be dragged to ${to}`);
		const { mouse } = this.page;
		await mouse.move(start.x + start.width / 2, start.y + start.height / 2);
		await mouse.down();
		await mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 10 });
		await mouse.up();
	}

	/** The text of an expression, once there is one. */
	async expressionOf(name: string): Promise<string> {
		const input = this.field(name).getByTestId('inline-expression-editor-input');
		return await retried(`an expression in ${name}`, async () => {
			const text = (await input.innerText()).trim();
			return text === '' ? undefined : text;
		});
	}

	/** Pastes into a text field. */
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
