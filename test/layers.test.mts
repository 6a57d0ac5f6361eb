import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { providers } from '../adapters/index.ts';
import { type Names, partsOf } from '../tools/newProvider/parts.mts';
import { brandOf } from '../tools/docs/brands.mts';
import { circles } from './support/circles.mts';
import { filesIn } from './support/filesIn.mts';
import { layerBreaks, type Source } from './support/layers.mts';
import { readSource } from './support/sourceFacts.mts';

const root = join(__dirname, '..');
const ids = providers.map(({ id }) => id);

function sources(folder: string, files = /\.ts$/): Source[] {
	return filesIn(root, folder)
		.filter((path) => files.test(path))
		.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

describe('layers', () => {
	it.each(['nodes', 'credentials', 'adapters'])('hold in %s', (folder) => {
		const read = sources(folder);
		expect(read.length).toBeGreaterThan(2);
		expect(layerBreaks(read, ids)).toEqual([]);
	});

	it('are those of every provider of the registry', () => {
		expect(ids.length).toBeGreaterThan(2);
		for (const id of ids) expect(sources(`adapters/${id}`).length).toBeGreaterThan(2);
	});

	it('have no circle of imports, be it of types', () => {
		const product = ['nodes', 'credentials', 'adapters'].flatMap((folder) => sources(folder));
		expect(circles(product)).toEqual([]);
	});

	it('leave the root of adapters/core to what fits a glance', () => {
		expect(readdirSync(join(root, 'adapters/core')).length).toBeLessThanOrEqual(16);
	});

	it('keep what nodes share to 1,600 lines: what one node needs lies beside it', () => {
		const lines = sources('nodes/shared').map(({ text }) => text.trimEnd().split('\n').length);
		expect(lines.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(1_600);
	});
});

describe('circles', () => {
	it.each([
		[
			'by a type',
			"import type { B } from './b';",
			"import { a } from '.';",
			'a/index.ts → a/b.ts → a/index.ts',
		],
		[
			'by what is passed on',
			"export { b } from './b';",
			"import { a } from './index';",
			'a/index.ts → a/b.ts → a/index.ts',
		],
		['by itself', "import { a } from '../a';", '', 'a/index.ts → a/index.ts'],
	])('finds one that is closed %s', (_how, a, b, circle) => {
		const files = [
			{ path: 'a/index.ts', text: a },
			{ path: 'a/b.ts', text: b },
			{ path: 'c.ts', text: "import { a } from './a'; import { b } from './a/b';" },
		];
		expect(circles(files)).toEqual([circle]);
		expect(circles([...files].reverse())).toHaveLength(1);
		expect(circles(files.slice(1))).toEqual([]);
	});

	it('lets two ways lead to one file', () => {
		const files = ['a', 'b'].map((name) => ({ path: `${name}.ts`, text: "import './c';" }));
		const top = { path: 'top.ts', text: "import './a'; import './b';" };
		expect(circles([top, ...files, { path: 'c.ts', text: '' }])).toEqual([]);
	});
});

/** Where one provider is the example, or is what is measured; a further provider changes none of these. */
const EXAMPLES =
	/\.test\.m?ts$|^test\/queue\/|^test\/e2e\/(pictures|desk\/desk)|^test\/nodes\/(limits\/peakMemory|getMessageStatus\/channels)/;
const TABLES = ['adapters/index.ts', 'sandbox/providers.mts'];

/** Whether a provider's name may be written there: in its own folders and files, and in the tables. */
function isOwn(path: string, { id, credentialType }: Names): boolean {
	const folders = [
		...[`adapters/${id}/`, `sandbox/${id}/`],
		...[`test/adapters/${id}/`, `test/nodes/providers/${id}/`],
	];
	const files = partsOf({ id, credentialType }).map((part) => part.path);
	return TABLES.includes(path) || [...folders, ...files].some((own) => path.startsWith(own));
}

/** The files that name this provider although it isn't theirs. */
function naming(files: readonly Source[], names: Names): string[] {
	const name = new RegExp(`\\b(?:${names.id}|${names.credentialType})\\b`);
	return files
		.filter(({ path, text }) => !EXAMPLES.test(path) && !isOwn(path, names) && name.test(text))
		.map(({ path }) => path);
}

describe('a provider’s name', () => {
	const folders = ['adapters', 'nodes', 'credentials', 'sandbox', 'test', 'tools'];
	const all = folders.flatMap((folder) => sources(folder, /\.m?ts$/));

	it.each(providers)('is written in its own files and in two tables only: $id', (provider) => {
		expect(naming(all, provider)).toEqual([]);
	});

	it('is found where it doesn’t belong', () => {
		const acme = { id: 'acme', credentialType: 'acmeApi' };
		const text = "const isAcme = id === 'acme';";
		const paths = ['test/robustness/sweep/cases.mts', 'sandbox/acme/seed.mts', 'test/a.test.mts'];
		const files = paths.map((path) => ({ path, text }));
		expect(naming(files, acme)).toEqual(['test/robustness/sweep/cases.mts']);
		expect(naming([{ path: 'tools/a.mts', text: '{ acmeApi: 1 }' }], acme)).toEqual([
			'tools/a.mts',
		]);
	});
});

const ANY_BRAND = `(?:${providers.map((each) => brandOf(each).replace('.', '\\.')).join('|')})`;
const GENERATED = new RegExp(`^${ANY_BRAND}(?:(?:, | and )${ANY_BRAND})*: `);

/** Texts that name this brand, but for those that begin with a list of brands: that is generated. */
function branded({ path, text }: Source, brand: string): string[] {
	return readSource(path, text)
		.texts.filter((each) => each.includes(brand) && !GENERATED.test(each))
		.map((each) => `${path}: ${each}`);
}

describe('a provider’s brand', () => {
	const files = ['nodes', 'tools']
		.flatMap((folder) => sources(folder, /\.m?ts$/))
		.filter(({ path }) => !path.startsWith('tools/docs/providers/'));

	it.each(providers)('is written by hand in no text of nodes and tools: $label', (provider) => {
		expect(files.length).toBeGreaterThan(40);
		expect(files.flatMap((file) => branded(file, brandOf(provider)))).toEqual([]);
	});

	it('is found in a sentence', () => {
		const [{ label } = { label: '' }] = providers;
		const text = `const a = '${label}: poll'; const b = \`For \${a} ask ${label}.\`;`;
		expect(branded({ path: 'nodes/a.ts', text }, label)).toEqual([`nodes/a.ts:  ask ${label}.`]);
	});
});

describe('layerBreaks', () => {
	const [one = '', other = ''] = ids;
	const breaks = (path: string, text: string) => layerBreaks([{ path, text }], ids);

	it.each([
		['nodes/A/A.node.ts', `import { wire } from '../../adapters/${one}/wire';`],
		['nodes/A/A.node.ts', `import { one } from '../../adapters/${one}';`],
		['nodes/A/A.node.ts', "import type { Message } from '../../adapters/core/message';"],
		['nodes/shared/a.ts', "const http = require('../../adapters/http/transport');"],
		['nodes/shared/a.ts', "import { inspect } from 'node:util';"],
		['credentials/AApi.credentials.ts', "import { toIso } from '../adapters/core/time/time';"],
		['credentials/AApi.credentials.ts', "import { A } from '../nodes/A/A.node';"],
		[`adapters/${one}/pages.ts`, `import { wire } from '../${other}/wire';`],
		[`adapters/${one}/pages.ts`, `import { other } from '../${other}';`],
		[`adapters/${one}/pages.ts`, "import { registry } from '..';"],
		[`adapters/${one}/pages.ts`, "import { openAccount } from '../account';"],
		[`adapters/${one}/pages.ts`, "import { NodeApiError } from 'n8n-workflow';"],
		[`adapters/${one}/pages.ts`, "import { z } from 'zod';"],
		['adapters/core/a.ts', "import { getCountries } from 'libphonenumber-js/max';"],
		['adapters/core/phone/phoneLibrary.ts', "import { getCountries } from 'libphonenumber-js';"],
		['adapters/index.ts', `import { wire } from './${one}/wire';`],
		['adapters/account.ts', `import { one } from './${one}';`],
		['adapters/http/a.ts', `export { wire } from '../${one}/wire';`],
		['adapters/core/a.ts', "import { readBody } from '../http/readBody';"],
		['adapters/core/a.ts', "export type A = import('../http/transport').Transport;"],
		['adapters/core/a.ts', "export const load = () => import('../http/transport');"],
		['adapters/core/a.ts', `export const known = 'either ${one} or another';`],
		['nodes/shared/a.ts', `export const isOne = (id: string) => id === '${one}';`],
		['nodes/shared/a.ts', `export const shown = { provider: ['${one}'] };`],
		['credentials/AApi.credentials.ts', `const a = (id: string) => '${one}' !== id;`],
		['adapters/account.ts', `const a = (id: string) => { switch (id) { case '${one}': } };`],
	])('finds what is wrong in %s: %s', (path, text) => {
		expect(breaks(path, text)).toContainEqual(expect.stringContaining(path));
	});

	it.each([
		['nodes/A/A.node.ts', "import { NodeApiError } from 'n8n-workflow';"],
		['nodes/A/A.node.ts', "import { findProvider } from '../../adapters';"],
		['nodes/A/A.node.ts', "import { shared } from '../shared/a';"],
		['credentials/AApi.credentials.ts', "import { registry } from '../adapters/index';"],
		['adapters/index.ts', `import { one } from './${one}';`],
		['adapters/index.ts', "export { openAccount } from './account';"],
		['adapters/account.ts', "import { createContext } from './http/context';"],
		[`adapters/${one}/pages.ts`, "import { z } from 'zod/v4';"],
		[`adapters/${one}/pages.ts`, "import { wire } from './wire';"],
		[`adapters/${one}/pages.ts`, "import { retry } from '../http/retry';"],
		[`adapters/${one}/index.ts`, `export const one = { id: '${one}' };`],
		['adapters/http/a.ts', "import { ProviderError } from '../core/providerError';"],
		['adapters/core/a.ts', "import { DateTime } from 'luxon';"],
		[
			'adapters/core/phone/phoneLibrary.ts',
			"export { getCountries } from 'libphonenumber-js/max';",
		],
	])('lets %s: %s', (path, text) => {
		expect(breaks(path, text)).toEqual([]);
	});
});
