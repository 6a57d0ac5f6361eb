import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureInstalled } from './install.mjs';
import { stageProject } from './stage.mjs';

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..', '..'));
const cli = join(import.meta.dirname, 'node_modules', '@n8n', 'node-cli', 'bin', 'n8n-node.mjs');

/** How many files n8n's rules apply to: a glob gone wrong would leave a green lint that read nothing. */
async function countCovered({ folder, files }) {
	const { ESLint } = await import('eslint');
	const eslint = new ESLint({ cwd: folder });
	let covered = 0;
	for (const file of files.filter((name) => /\.ts$|^package\.json$/.test(name))) {
		const config = await eslint.calculateConfigForFile(join(folder, file));
		if (config?.rules?.['@n8n/community-nodes/no-restricted-imports']?.[0] === 2) covered++;
	}
	return covered;
}

/** `n8n-node lint`, its paths made relative to the project. Some rules differ under NODE_ENV=test: left out. */
function runLint({ folder }) {
	const { NODE_ENV: _left, ...env } = process.env;
	const options = { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 26 };
	const run = spawnSync(process.execPath, [cli, 'lint'], options);
	const text = stripVTControlCharacters(`${run.stdout}${run.stderr}`)
		.replaceAll(folder + sep, '')
		.replace(/\n{2,}/g, '\n')
		.trim();
	return { text, isClean: run.status === 0 && !/✖ \d+ problem/.test(text) };
}

ensureInstalled();
const stage = stageProject(root, `lint-${process.pid}`);
try {
	const manifest = JSON.parse(readFileSync(join(stage.folder, 'package.json'), 'utf8'));
	if (manifest.n8n?.strict !== true) throw new Error('package.json lacks "n8n": {"strict": true}');
	const covered = await countCovered(stage);
	if (covered < 2) throw new Error(`n8n's rules apply to ${covered} files only`);
	const { text, isClean } = runLint(stage);
	console.log(text);
	console.log(`${covered} files, ${isClean ? 'no findings' : 'findings (warnings count too)'}`);
	process.exitCode = isClean ? 0 : 1;
} finally {
	rmSync(stage.folder, { recursive: true, force: true });
}
