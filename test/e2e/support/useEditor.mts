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
	// What Chromium itself would like to ask its makers finds no host.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];
const LOOPBACK = /^(https?|wss?):\/\/(127\.0\.0\.1|localhost)[:/]|^(data|blob|about):/;
/** n8n's editor asks npm for the newest version of each community package that it shows; it is told there is none. */
const VERSION_CHECK = /^https:\/\/[^/]+\/n8n-nodes-message-tracker$/;
const PATIENCE_MS = 30_000;

/**
 * A browser in n8n's editor for the tests of a file, logged in. A screenshot is kept of how each test ended; a page
 * that asks for anything beyond this machine fails the file.
 */
export function useEditor(): () => Editor {
	let browser: Browser | undefined;
	let editor: Editor | undefined;
	const outside: string[] = [];
	const note = (url: string) => {
		if (!LOOPBACK.test(url) && !VERSION_CHECK.test(url)) outside.push(url);
	};
	beforeAll(async () => {
		const { n8nUrl, chromium: executablePath } = handed();
		selectors.setTestIdAttribute('data-test-id');
		browser = await chromium.launch({ executablePath, args: FLAGS });
		const context = await browser.newContext({
			viewport: { width: 1440, height: 900 },
			permissions: ['clipboard-read', 'clipboard-write'],
		});
		context.setDefaultTimeout(PATIENCE_MS);
		const { email: emailOrLdapLoginId, password } = OWNER;
		await context.request.post(`${n8nUrl}/rest/login`, { data: { emailOrLdapLoginId, password } });
		await context.route(VERSION_CHECK, async (route) => await route.fulfill({ status: 404 }));
		context.on('request', (request) => note(request.url()));
		const page = await context.newPage();
		page.on('websocket', (socket) => note(socket.url()));
		editor = new Editor(page, n8nUrl);
	});
	afterEach(async () => {
		const name = expect.getState().currentTestName ?? 'test';
		await editor?.shot(`end of ${name.replace(/[^\w ]+/g, ' ').slice(0, 80)}`);
	});
	afterAll(async () => {
		await browser?.close();
		expect(outside).toEqual([]);
	});
	return () => {
		if (!editor) throw new Error('The browser runs during tests only');
		return editor;
	};
}
