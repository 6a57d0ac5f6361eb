import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { messageSchema, providers, STATUSES } from '../../adapters/index.ts';
import { anchorsOf, documents, read, root } from './markdown.mts';

const readme = read('README.md');
const messages = read('docs/messages.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** The members of a union of literals, from the source: at run time a type leaves nothing behind. */
function unionOf(path: string, name: string): string[] {
	const body = new RegExp(`export type ${name} =([^;]+);`).exec(read(path))?.[1] ?? '';
	return [...body.matchAll(/'(\w+)'/g)].map(([, member = '']) => member);
}

describe('the documents', () => {
	it('name every category of failure', () => {
		const categories = unionOf('adapters/core/providerError.ts', 'Category');
		expect(categories.length).toBeGreaterThan(10);
		expect(categories.filter((each) => !readme.includes(`| \`${each}\``))).toEqual([]);
	});

	it('name every kind of notice', () => {
		const codes = unionOf('adapters/core/notice.ts', 'NoticeCode');
		expect(codes.length).toBeGreaterThan(10);
		expect(codes.filter((code) => !messages.includes(`(\`${code}\`)`))).toEqual([]);
	});

	it('name every field of the item and every status', () => {
		const words = [...Object.keys(messageSchema.shape), ...STATUSES];
		expect(words.filter((word) => !readme.includes(`| \`${word}\``))).toEqual([]);
	});

	it('have a heading for every provider', () => {
		const headings = readme.split('\n').filter((line) => line.startsWith('### '));
		expect(providers.filter(({ label }) => !headings.includes(`### ${label}`))).toEqual([]);
	});

	it.each([
		'get-messages-by-phone',
		'get-message-status',
		'list-all-messages',
		'credentials',
		'wammchat',
		'2chat',
		'whatsapp-api-self-hosted',
	])('keep the heading #%s, to which published versions link', (anchor) => {
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
