import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { SEEDED } from '../../sandbox/index.mts';
import { rowsOf } from '../../tools/n8n/api.mts';
import { fromEnvironment } from '../../tools/n8n/installed.mts';
import { type RunningN8n, startN8n } from '../../tools/n8n/startN8n.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { saveAccounts, saveChain, START } from './support/workflows.mts';

const NAME = 'n8n-nodes-message-tracker';
const sandbox = useSandbox();
let folder: string;
let n8n: RunningN8n | undefined;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'message-tracker-install-'));
	standInForNpm(folder);
});
afterAll(async () => {
	await n8n?.stop();
	rmSync(folder, { recursive: true, force: true });
});

/** An `npm` that knows our package, which isn't published: n8n's installer asks npm for it. All else it leaves to npm. */
function standInForNpm(to: string): void {
	const { tarball } = fromEnvironment();
	const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
	const script = `#!/bin/sh
case "$1 $2" in
"view ${NAME}@latest") echo '"${version}"' ;;
"pack ${NAME}@latest") cp '${tarball}' ./packed.tgz && echo packed.tgz ;;
*) PATH="\${PATH#*${delimiter}}" npm_config_offline=true exec npm "$@" ;;
esac
`;
	writeFileSync(join(to, 'npm'), script);
	chmodSync(join(to, 'npm'), 0o755);
}

async function start(): Promise<RunningN8n> {
	const PATH = `${folder}${delimiter}${process.env.PATH}`;
	n8n = await startN8n({ userFolder: folder, withPackage: false, env: { PATH, ...OFFLINE } });
	return n8n;
}

/** Nothing listens there: what n8n asks of the world fails at once. */
const OFFLINE = {
	HTTP_PROXY: 'http://127.0.0.1:9',
	HTTPS_PROXY: 'http://127.0.0.1:9',
	NO_PROXY: '127.0.0.1',
};

async function typesOf({ api }: RunningN8n): Promise<string[]> {
	const types = (await (await api.fetch('/types/nodes.json')).json()) as Array<{ name: string }>;
	return types.map(({ name }) => name).filter((name) => name.startsWith(NAME));
}

it('n8n’s own installer puts the package into a stock n8n, where it stays over a restart and goes again', async () => {
	const stock = await start();
	expect(await typesOf(stock)).toEqual([]);
	const installed = await stock.api.request<{ packageName: string; installedNodes: object[] }>(
		'POST',
		'/community-packages',
		{ name: NAME },
	);
	expect(installed.packageName).toBe(NAME);
	expect(installed.installedNodes.length).toBeGreaterThanOrEqual(3);
	expect(await typesOf(stock)).toContain(`${NAME}.getMessagesByPhone`);
	const { wamm } = await saveAccounts(stock.api, sandbox());
	const workflow = await saveChain(stock.api, 'Saved', [
		START,
		{
			name: 'Read',
			type: 'getMessagesByPhone',
			parameters: { provider: 'wamm', phone: SEEDED.contacts.lucia.whatsAppDigits, limit: 2 },
			credential: wamm,
		},
	]);
	await stock.stop();
	expect(warningsAboutUs(stock)).toEqual([]);

	const again = await start();
	expect(await typesOf(again)).toContain(`${NAME}.getMessagesByPhone`);
	const execution = await again.api.run(workflow, 'Start');
	expect(rowsOf(execution, 'Read')).toHaveLength(2);
	await again.api.request('DELETE', `/community-packages?name=${NAME}`);
	expect(await typesOf(again)).toEqual([]);
	expect(existsSync(join(folder, '.n8n', 'nodes', 'node_modules', NAME))).toBe(false);
	await again.stop();
	expect(warningsAboutUs(again)).toEqual([]);

	const without = await start();
	expect(await typesOf(without)).toEqual([]);
	expect(warningsAboutUs(without)).toEqual([]);
});

/** Lines of n8n's log that complain of the package or a node of it; that npm could not be asked is no such line. */
function warningsAboutUs(running: RunningN8n): string[] {
	return running
		.log()
		.split('\n')
		.filter((line) => line.includes(NAME) || /failed to load|could not be loaded/i.test(line))
		.filter((line) => !/Community package (un)?installed|npm registry request/i.test(line));
}
