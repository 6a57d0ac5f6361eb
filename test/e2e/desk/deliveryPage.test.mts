import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { PAGE_PATH } from '../../../tools/examples/deliveryPage.mts';
import type { Row } from '../../../tools/n8n/dataTables.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { handed } from '../support/environment.mts';
import { useEditor } from '../support/useEditor.mts';
import { useN8n } from '../support/useN8n.mts';
import { Desk, rowOf } from './desk.mts';

const ROWS = 200;
const MAX_BYTES = 100_000;
const RELOAD_SECONDS = 10;
const NASTY = '<img src=x onerror="document.title=\'taken\'">';
const NAMES = ['María Núñez', 'João Conceição', 'Ольга Смирнова', NASTY];
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const sandbox = useSandbox({ messages: 20 });
const api = useN8n();
const editor = useEditor();
let desk: Desk;
beforeEach(() => (desk = new Desk(api(), sandbox())));
afterEach(async () => await desk.clear());

/** Half were read, a fifth only delivered after 10 s, a tenth failed; the others are on their way. */
function rows(count: number, sentAt = Date.now() - 60_000): Row[] {
	return Array.from({ length: count }, (_, nth) => {
		const part = nth % 10;
		const [status, rank] =
			part < 5 ? ['read', 5] : part < 7 ? ['delivered', 4] : part < 8 ? ['failed', 3] : ['sent', 2];
		return {
			...rowOf(nth, sentAt + nth),
			name: NAMES[nth % NAMES.length] ?? null,
			text: `Hola, su pedido ${nth} sale hoy por la tarde`,
			status,
			rank,
			deliveredAt: part < 7 ? new Date(sentAt + nth + 10_000 * (1 + part)).toISOString() : null,
			flag: status === 'failed' ? 'failed' : '',
			reason: status === 'failed' ? 'The number has no account there' : '',
			advice: status === 'failed' ? 'Check the number, or call.' : '',
		};
	});
}

const url = () => `${handed().n8nUrl}/webhook/${PAGE_PATH}`;

async function publish(count: number): Promise<void> {
	await desk.fill('Desk messages', rows(count));
	await api().activate(await desk.bring('delivery-page'));
}

interface Violation {
	readonly id: string;
	readonly nodes: ReadonlyArray<{ readonly html: string }>;
}

/** What axe finds, its advice on good practice included. */
async function violationsOf(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()');
	return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

const figures = async (page: Page) => (await page.locator('.funnel li').allInnerTexts()).join('; ');

it('shows the funnel in one small answer, names as text, and nothing that axe finds fault with', async () => {
	await publish(ROWS);
	const answer = await fetch(url());
	expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
	expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox (?!.*allow-same-origin)/);
	expect(Buffer.byteLength(await answer.text())).toBeLessThan(MAX_BYTES);

	const { page } = editor();
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	for (const [width, colorScheme] of [
		[1100, 'light'],
		[1100, 'dark'],
		[360, 'light'],
		[360, 'dark'],
	] as const) {
		await page.setViewportSize({ width, height: 900 });
		await page.emulateMedia({ colorScheme });
		await page.goto(url());
		expect([width, colorScheme, await violationsOf(page)]).toEqual([width, colorScheme, []]);
		const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
		expect(wide).toBeLessThanOrEqual(width);
		await editor().shot(`delivery page ${width} ${colorScheme}`);
	}
	expect(new Set(asked)).toEqual(new Set([url()]));
	expect(await figures(page)).toBe(
		'200\nsent, 100 %; 140\ndelivered, 70 %; 100\nread, 50 %; 20\nfailed, 10 %',
	);
	expect(await page.locator('dl').innerText()).toMatch(/Half arrived within\s+40 s/);
	await page.getByText(NASTY).first().waitFor();
	expect(await page.locator('img').count()).toBe(0);
	expect(await page.title()).toBe('Deliveries');
}, 180_000);

it('loads itself again, and stays as it is while it is paused', async () => {
	await publish(10);
	const { page } = editor();
	await page.goto(url());
	expect(await figures(page)).toContain('10\nsent');
	await desk.fill(
		'Desk messages',
		rows(10).map((row) => ({ ...row, provider: 'twoChat' })),
	);
	await page.getByText('20', { exact: true }).first().waitFor({ timeout: 20_000 });

	await page.getByRole('button', { name: 'Pause' }).click();
	await page.getByText('Paused').waitFor();
	await desk.fill(
		'Desk messages',
		rows(10).map((row) => ({ ...row, provider: 'whatsappApi' })),
	);
	await new Promise((resolve) => setTimeout(resolve, (RELOAD_SECONDS + 2) * 1_000));
	expect(await figures(page)).toContain('20\nsent');
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.getByText('30', { exact: true }).first().waitFor({ timeout: 20_000 });
}, 120_000);

it('is there before anything was sent', async () => {
	await api().activate(await desk.bring('delivery-page'));
	const { page } = editor();
	await page.goto(url());
	await page.getByText('Nothing was sent yet').waitFor();
	expect(await violationsOf(page)).toEqual([]);
}, 60_000);

it('asks for a password when its webhook is told to', async () => {
	const secret = { user: 'desk', password: 'Sandbox-2026' };
	const { id, name } = await api().createCredential('httpBasicAuth', secret);
	const saved = await desk.bring('delivery-page');
	const nodes = saved.nodes.map((node) => {
		if (node.type !== 'n8n-nodes-base.webhook') return node;
		const parameters = { ...(node.parameters as object), authentication: 'basicAuth' };
		return { ...node, parameters, credentials: { httpBasicAuth: { id, name } } };
	});
	const locked = { ...saved, nodes };
	const { versionId } = await api().request<{ versionId: string }>(
		'PATCH',
		`/workflows/${saved.id}`,
		locked,
	);
	await api().activate({ ...locked, versionId });
	expect((await fetch(url())).status).toBe(401);
	const authorization = `Basic ${btoa(`${secret.user}:${secret.password}`)}`;
	const answer = await fetch(url(), { headers: { authorization } });
	expect([answer.status, await answer.text()]).toEqual([
		200,
		expect.stringContaining('Deliveries'),
	]);
}, 60_000);
