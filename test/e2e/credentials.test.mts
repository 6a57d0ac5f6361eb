import { SEEDED } from '../../sandbox/index.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { useEditor } from './support/useEditor.mts';

const sandbox = useSandbox();
const editor = useEditor();

/** Opens the form of a new credential. */
async function openForm(type: string): Promise<void> {
	await editor().open('/home/credentials/create');
	await editor().at('new-credential-type-select').click();
	await editor().page.keyboard.type(type);
	await editor().at('new-credential-type-select-option').filter({ hasText: type }).click();
	await editor().at('new-credential-type-button').click();
	await editor().at('credential-save-button').waitFor();
}

/** Fills the form in, saves, and gives what n8n says about the connection. */
async function saved(fields: Readonly<Record<string, string>>): Promise<string> {
	for (const [name, value] of Object.entries(fields)) await editor().fill(name, value);
	await editor().at('credential-save-button').click();
	const success = editor().at('credentials-config-container-test-success');
	const more = editor().page.getByText('More details');
	await success.or(more).filter({ visible: true }).waitFor();
	if (await more.isVisible()) await more.click();
	return await editor().at('node-credentials-config-container').innerText();
}

describe('WAMM.chat API', () => {
	const baseUrl = () => sandbox().wamm.baseUrl;

	it('connects', async () => {
		await openForm('WAMM.chat API');
		await editor().shot('credential wamm');
		const said = await saved({ token: SEEDED.wamm.token, baseUrl: baseUrl() });
		expect(said).toContain('Connection tested successfully');
		expect(said).not.toContain('Allowed HTTP Request Domains');
	});

	it('tells a wrong token', async () => {
		await openForm('WAMM.chat API');
		const said = await saved({ token: 'wrong', baseUrl: baseUrl() });
		expect(said).toContain(
			'WAMM.chat did not accept the token. Copy it again from Settings in WAMM.chat.',
		);
	});

	it('tells a phone that is not connected', async () => {
		await openForm('WAMM.chat API');
		const said = await saved({ token: SEEDED.wamm.unpairedToken, baseUrl: baseUrl() });
		expect(said).toContain('The token is right, but the phone is not connected.');
	});

	it('leaves an unreachable host to n8n', async () => {
		await openForm('WAMM.chat API');
		const said = await saved({ token: 'any', baseUrl: 'http://127.0.0.1:9/api2' });
		expect(said).toMatch(/ECONNREFUSED|refused/i);
	});
});

describe('2Chat Messaging API', () => {
	const baseUrl = () => sandbox().twoChat.baseUrl;

	it('connects', async () => {
		await openForm('2Chat Messaging API');
		await editor().shot('credential twoChat');
		const said = await saved({ apiKey: SEEDED.twoChat.apiKey, baseUrl: baseUrl() });
		expect(said).toContain('Connection tested successfully');
	});

	it('tells a wrong key', async () => {
		await openForm('2Chat Messaging API');
		const said = await saved({ apiKey: 'wrong', baseUrl: baseUrl() });
		expect(said).toContain('2Chat did not accept the API key.');
	});
});

describe('Self-Hosted WhatsApp API', () => {
	const baseUrl = () => sandbox().whatsappApi.baseUrl;

	it('connects', async () => {
		await openForm('Self-Hosted WhatsApp API');
		await editor().shot('credential whatsappApi');
		expect(await saved({ baseUrl: baseUrl() })).toContain('Connection tested successfully');
	});

	it('tells a server that waits for its QR code', async () => {
		sandbox().whatsappApi.state = 'qr';
		await openForm('Self-Hosted WhatsApp API');
		expect(await saved({ baseUrl: baseUrl() })).toContain(
			'The server answers. WhatsApp is not ready on the server.',
		);
	});
});
