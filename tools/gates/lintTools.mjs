import { join, resolve } from 'node:path';
import { ensureInstalled } from './install.mjs';

/** Our own lint of what n8n's leaves out: the `.mts`, `.mjs` and `.js` of tests, tools, sandbox and benchmarks. */
ensureInstalled();
const { ESLint } = await import('eslint');
const eslint = new ESLint({
	cwd: resolve(process.argv[2] ?? join(import.meta.dirname, '..', '..')),
	overrideConfigFile: join(import.meta.dirname, 'eslint.tools.mjs'),
});
const results = await eslint.lintFiles(['**/*.{mts,mjs,js}']);
const found = results.some(({ messages }) => messages.length > 0);
const text = await (await eslint.loadFormatter('stylish')).format(results);
if (text) console.log(text.trim());
console.log(`${results.length} files, ${found ? 'findings' : 'no findings'}`);
process.exitCode = found || results.length < 2 ? 1 : 0;
