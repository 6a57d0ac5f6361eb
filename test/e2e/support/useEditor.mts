import { type Browser, chromium, selectors } from 'playwright-core';
import { OWNER } from '../../../tools/n8n/api.mts';
import { Editor } from './editor.mts';
import { handed } from './environment.mts';

const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
const PATIENCE_MS = 30_000;

/** A browser in n8n's editor for the tests of a file, logged in; a screenshot is kept of how each test ended. */
export function useEditor(): () => Editor {
	let browser: Browser | undefined;
	let editor: Editor | undefined;
	beforeAll(async () => {
		const { n8nUrl, proxyUrl, chromium: executablePath } = handed();
		selectors.setTestIdAttribute('data-test-id');
		browser = await chromium.launch({ executablePath, args: FLAGS, proxy: { server: proxyUrl } });
		const context = await browser.newContext({
			viewport: { width: 1440, height: 900 },
			permissions: ['clipboard-read', 'clipboard-write'],
		});
		context.setDefaultTimeout(PATIENCE_MS);
		const { email: emailOrLdapLoginId, password } = OWNER;
		await context.request.post(`${n8nUrl}/rest/login`, { data: { emailOrLdapLoginId, password } });
		editor = new Editor(await context.newPage(), n8nUrl);
	});
	afterEach(async () => {
		const name = expect.getState().currentTestName ?? 'test';
		await editor?.shot(`end of ${name.replace(/[^\w ]+/g, ' ').slice(0, 80)}`);
	});
	afterAll(async () => await browser?.close());
	return () => {
		if (!editor) throw new Error('The browser runs during tests only');
		return editor;
	};
}
