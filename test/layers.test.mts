import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { providers } from '../adapters/index.ts';
import { circles } from './support/circles.mts';
import { layerBreaks } from './support/layers.mts';
import { sourcesIn } from './support/sourcesIn.mts';

const root = join(__dirname, '..');
const ids = providers.map(({ id }) => id);

describe('layers', () => {
	it.each(['nodes', 'credentials', 'adapters'])('hold in %s', (folder) => {
		const read = sourcesIn(folder);
		expect(read.length).toBeGreaterThan(2);
		expect(layerBreaks(read, ids)).toEqual([]);
	});

	it('are those of every provider of the registry', () => {
		expect(ids.length).toBeGreaterThan(2);
		for (const id of ids) expect(sourcesIn(`adapters/${id}`).length).toBeGreaterThan(2);
	});

	it('have no circle of imports, be it of types', () => {
		const product = ['nodes', 'credentials', 'adapters'].flatMap((folder) => sourcesIn(folder));
		expect(circles(product)).toEqual([]);
	});

	it('leave the root of adapters/core to what fits a glance', () => {
		expect(readdirSync(join(root, 'adapters/core')).length).toBeLessThanOrEqual(16);
	});

	it('keep what nodes share to 1,600 lines: what one node needs lies beside it', () => {
		const lines = sourcesIn('nodes/shared').map(({ text }) => text.trimEnd().split('\n').length);
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
