import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { messageSchema, providers, STATUSES } from '../../adapters/index.ts';
import { nodes } from '../../tools/docs/nodes.mts';
import { nodePage, providerPage } from '../../tools/docs/paths.mts';
import { anchorsOf, documents, linksOf, read, root } from './markdown.mts';

const readme = read('README.md');
const errors = read('docs/errors.md');
const item = read('docs/item.md');
const { scripts, n8n } = JSON.parse(read('package.json')) as {
	scripts: Record<string, string>;
	n8n: { nodes: string[] };
};

/** The members of a union of literals, from the source: at run time a type leaves nothing behind. */
function unionOf(path: string, name: string): string[] {
	const body = new RegExp(`export type ${name} =([^;]+);`).exec(read(path))?.[1] ?? '';
	return [...body.matchAll(/'(\w+)'/g)].map(([, member = '']) => member);
}

describe('the documents', () => {
	it('name every category of failure', () => {
		const categories = unionOf('adapters/core/providerError.ts', 'Category');
		expect(categories.length).toBeGreaterThan(10);
		expect(categories.filter((each) => !errors.includes(`| \`${each}\``))).toEqual([]);
	});

	it('name every kind of notice', () => {
		const codes = unionOf('adapters/core/hint.ts', 'HintCode');
		expect(codes.length).toBeGreaterThan(10);
		expect(codes.filter((code) => !errors.includes(`(\`${code}\`)`))).toEqual([]);
	});

	it('name every field of the item and every status', () => {
		const words = [...Object.keys(messageSchema.shape), ...STATUSES];
		expect(words.filter((word) => !item.includes(`| \`${word}\``))).toEqual([]);
	});

	it('have on the front page a heading for every provider, and a link to its page', () => {
		const headings = readme.split('\n').filter((line) => line.startsWith('### '));
		const links = linksOf(readme);
		for (const { id, label } of providers) {
			expect(headings).toContain(`### ${label}`);
			expect(links).toContain(providerPage(id));
		}
	});

	it('have for every node a page under its display name, to which the front page links', () => {
		const links = linksOf(readme);
		expect(nodes.length).toBe(n8n.nodes.length);
		for (const node of nodes) {
			expect(read(nodePage(node))).toMatch(`# ${node.displayName}\n`);
			expect(links).toContain(nodePage(node));
		}
	});

	it('have a front page for somebody with one minute', () => {
		expect(readme.split('\n').length).toBeLessThanOrEqual(200);
		expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(16_000);
	});

	it('are all within reach of the front page', () => {
		const reached = new Set(['README.md']);
		for (const path of reached) {
			for (const link of linksOf(read(path))) {
				const [file = ''] = link.split('#');
				const target = posix.join(posix.dirname(path), file);
				if (file !== '' && documents.includes(target)) reached.add(target);
			}
		}
		expect(documents.filter((path) => !reached.has(path))).toEqual([]);
	});

	it.each([
		'get-messages-by-phone',
		'get-message-status',
		'list-all-messages',
		'credentials',
		'wammchat',
		'2chat',
		'whatsapp-api-self-hosted',
		'examples',
	])('keep the anchor #%s, to which version 0.1 links', (anchor) => {
		expect([...anchorsOf(readme)]).toContain(anchor);
	});

	it('list every decision', () => {
		const records = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d/.test(name));
		const index = read('docs/decisions/README.md');
		expect(records.length).toBeGreaterThan(0);
		expect(records.filter((name) => !index.includes(`(${name})`))).toEqual([]);
	});

	it.each(documents)('name in %s only commands that exist', (path) => {
		const named = [...read(path).matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
	});

	it.each(documents)(
		'name in %s no place on somebody’s machine but n8n’s own in its container',
		(path) => {
			expect(read(path)).not.toMatch(
				/(?:^|[\s`"'(])\/(?:home(?!\/node\/\.n8n)|root|work|tmp|Users)\//m,
			);
		},
	);
});
