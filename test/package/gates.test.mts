import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');
const good = {
	name: 'n8n-nodes-planted',
	version: '1.0.0',
	description: 'Planted',
	homepage: 'https://example.com',
	license: 'MIT',
	author: { name: 'Planted', email: 'planted@example.com' },
	keywords: ['n8n-community-node-package'],
	files: ['dist'],
	n8n: { n8nNodesApiVersion: 1, strict: true, nodes: ['dist/nodes/Planted/Planted.node.js'] },
	peerDependencies: { 'n8n-workflow': '*' },
};
const folders: string[] = [];

/** A package with these files, changed in one place by the test. */
function plant(files: Record<string, string>, manifest: object = good): string {
	const folder = mkdtempSync(join(tmpdir(), 'message-tracker-gates-'));
	folders.push(folder);
	const all = { ...files, 'package.json': JSON.stringify(manifest) };
	for (const [name, text] of Object.entries(all)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	cpSync(join(root, 'eslint.config.mjs'), join(folder, 'eslint.config.mjs'));
	return folder;
}

function gate(script: string, ...args: string[]) {
	const run = spawnSync(process.execPath, [join(root, 'tools', 'gates', script), ...args], {
		encoding: 'utf8',
	});
	return { status: run.status, text: `${run.stdout}${run.stderr}` };
}

const fine = { 'nodes/Planted/wait.ts': 'export const wait = 1;\n' };
const timer = { 'nodes/Planted/wait.ts': 'export const wait = setTimeout;\n' };
const built = { 'dist/a.js': 'module.exports = 1;\n' };

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe("n8n's gates", () => {
	jest.setTimeout(300_000);

	it('let a clean package pass', () => {
		expect(gate('lint.mjs', plant(fine))).toMatchObject({ status: 0 });
		expect(gate('scan.mjs', plant(fine), plant(built))).toMatchObject({ status: 0 });
	});

	it('stop a timer in a source file', () => {
		const { status, text } = gate('lint.mjs', plant(timer));
		expect(status).toBe(1);
		expect(text).toMatch(/nodes\/Planted\/wait\.ts[^]*no-restricted-globals/);
	});

	it('stop a warning', () => {
		const { homepage: _, ...rest } = good;
		const { status, text } = gate('lint.mjs', plant(fine, rest));
		expect(status).toBe(1);
		expect(text).toContain('require-homepage');
	});

	it('stop a lint configuration of our own', () => {
		const folder = plant(fine);
		const own = "import { config } from '@n8n/node-cli/eslint';\nexport default [...config];\n";
		writeFileSync(join(folder, 'eslint.config.mjs'), own);
		const { status, text } = gate('lint.mjs', folder);
		expect(status).toBe(1);
		expect(text).toContain('Strict mode violation');
	});

	it('stop a lint that reads nothing', () => {
		const { status, text } = gate('lint.mjs', plant({ 'a.mts': '' }));
		expect(status).toBe(1);
		expect(text).toContain('1 files only');
	});

	it('stop a package with dependencies', () => {
		const heavy = plant(built, { ...good, dependencies: { axios: '1.0.0' } });
		const { status, text } = gate('scan.mjs', plant(fine), heavy);
		expect(status).toBe(1);
		expect(text).toContain('no-runtime-dependencies');
	});

	it('stop a timer in the published code, whatever a comment says', () => {
		const hidden = plant({ 'dist/a.js': '/* eslint-disable */ module.exports = setTimeout;\n' });
		const { status, text } = gate('scan.mjs', plant(fine), hidden);
		expect(status).toBe(1);
		expect(text).toContain('dist/a.js:1');
	});

	it('stop a scan that reads nothing', () => {
		expect(gate('scan.mjs', plant(fine), plant({})).status).toBe(1);
	});
});
