import { type Sandbox, startSandbox } from '../../../sandbox/index.mts';
import { bringCredentials } from '../../../tools/editor/credentials.mts';
import { openDesk } from '../../../tools/editor/desk.mts';
import { bringExamples } from '../../../tools/editor/examples.mts';
import { retried } from '../../../tools/n8n/retried.mts';
import { handed } from '../support/environment.mts';
import { useEditor } from '../support/useEditor.mts';
import { useN8n } from '../support/useN8n.mts';
import { Desk } from './desk.mts';

const PATIENCE_MS = 240_000;

const api = useN8n();
const editor = useEditor();
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ now: Date.now(), runningClock: true });
});
afterAll(async () => {
	for (const workflow of await api().request<Array<{ id: string }>>('GET', '/workflows')) {
		await api().deactivate(workflow);
		await api().deleteWorkflow(workflow);
	}
	await new Desk(api(), sandbox).clear();
	await sandbox?.close();
});

/** The numbers of the funnel: sent, delivered, read, failed; none while the page loads itself again. */
async function funnel(): Promise<number[]> {
	const figures = editor().page.locator('.funnel .figure');
	const texts = await figures.allInnerTexts().catch(() => []);
	return texts.map(Number);
}

it('what npm run editor does makes the funnel move without a click, twice over', async () => {
	for (const start of ['first', 'second']) {
		const examples = await bringExamples(api(), await bringCredentials(api(), sandbox));
		const url = await openDesk({ api: api(), url: handed().n8nUrl }, sandbox, examples);
		await editor().page.goto(url);
		await retried(
			`the funnel of the ${start} start`,
			async () => {
				const [sent = 0, delivered = 0, read = 0] = await funnel();
				return sent > 20 && delivered > 10 && read > 5 ? true : undefined;
			},
			PATIENCE_MS,
		);
		const before = await funnel();
		await retried(
			'more of it',
			async () => {
				const after = await funnel();
				return after.some((count, index) => count > (before[index] ?? 0)) ? true : undefined;
			},
			PATIENCE_MS,
		);
	}
	const rows = await new Desk(api(), sandbox).rows('Desk messages');
	expect(rows.some(({ flag }) => flag === 'not found')).toBe(false);
}, 900_000);
