import { existsSync } from 'node:fs';
import { posix, join } from 'node:path';
import { anchorsOf, documents, linksOf, read, root } from './markdown.mts';

const OWN = 'https://github.com/n8n-nodes-message-tracker/n8n-nodes-message-tracker#';

/** What is wrong with a link of a document; null for a good one, and for those to other sites. */
function trouble(path: string, link: string): string | null {
	if (/^[a-z]+:/.test(link)) return null;
	const [file = '', anchor] = link.split('#');
	const target = file === '' ? path : posix.join(posix.dirname(path), file);
	if (!existsSync(join(root, target))) return `${link}: there is no ${target}`;
	if (anchor === undefined || !target.endsWith('.md')) return null;
	return anchorsOf(read(target)).has(anchor) ? null : `${link}: no such heading in ${target}`;
}

describe('links', () => {
	it.each(documents)('of %s lead somewhere', (path) => {
		const troubles = linksOf(read(path)).map((link) => trouble(path, link));
		expect(troubles.filter(Boolean)).toEqual([]);
	});

	it('of nodes and credentials lead to headings of the README', () => {
		const { n8n } = JSON.parse(read('package.json')) as { n8n: Record<string, string[]> };
		const sources = [...(n8n.nodes ?? []), ...(n8n.credentials ?? [])].map((built) =>
			built.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
		);
		const texts = sources.flatMap((path) => {
			const codex = path.replace(/\.node\.ts$/, '.node.json');
			return [read(path), ...(codex === path ? [] : [read(codex)])];
		});
		texts.push(read('nodes/shared/hints.ts'));
		const anchors = texts.flatMap((text) =>
			text
				.split(OWN)
				.slice(1)
				.map((rest) => /^[\w-]*/.exec(rest)?.[0] ?? ''),
		);
		expect(anchors.length).toBeGreaterThanOrEqual(sources.length);
		const known = anchorsOf(read('README.md'));
		expect([...new Set(anchors)].filter((anchor) => !known.has(anchor))).toEqual([]);
	});
});

describe('anchorsOf', () => {
	it.each([
		['## WAMM.chat', 'wammchat'],
		['### WhatsApp API (Self-Hosted)', 'whatsapp-api-self-hosted'],
		['# Add a provider: `index.ts`', 'add-a-provider-indexts'],
		['## One\n\n## One', 'one-1'],
	])('takes %j for %s', (heading, anchor) => {
		expect([...anchorsOf(heading)]).toContain(anchor);
	});
});

describe('linksOf', () => {
	it('finds links beside each other, and none in code', () => {
		const text = 'a [b](c.md) and [d](#e "f"), `[g](h)`\n\n```sh\n[i](j)\n```\n';
		expect(linksOf(text)).toEqual(['c.md', '#e']);
	});
});
