import { existsSync } from 'node:fs';
import { posix, join } from 'node:path';
import { providers } from '../../adapters/index.ts';
import { loadCredential } from '../../tools/docs/credentials.mts';
import { nodes } from '../../tools/docs/nodes.mts';
import { nodePage, providerPage } from '../../tools/docs/paths.mts';
import { filesIn } from '../support/filesIn.mts';
import { anchorsOf, documents, linksOf, read, root } from './markdown.mts';

const OWN = 'https://github.com/n8n-nodes-message-tracker/n8n-nodes-message-tracker';
/** A link to a file of the project, or to the front page, with what follows `#`. */
const OWN_LINK =
	/n8n-nodes-message-tracker\/n8n-nodes-message-tracker(?:\/blob\/main\/([\w./-]+)|(?=#))(#[\w-]+)?/g;

/** The texts of a folder that may hold links. */
function textsIn(folder: string): string[] {
	return filesIn(root, folder)
		.filter((path) => /\.(?:ts|mts|json)$/.test(path))
		.map(read);
}

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

	it('to the project lead somewhere wherever they stand', () => {
		const texts = ['adapters', 'credentials', 'nodes', 'examples', 'tools', 'sandbox'].flatMap(
			textsIn,
		);
		const links = [...texts.join('\n').matchAll(OWN_LINK)].map(
			([, file = 'README.md', hash = '']) => file + hash,
		);
		expect(links.length).toBeGreaterThan(10);
		expect(links.map((link) => trouble('README.md', link)).filter(Boolean)).toEqual([]);
	});

	it.each(nodes)('of the node $name lead to its page and to the credentials', (node) => {
		const folder = node.name.charAt(0).toUpperCase() + node.name.slice(1);
		const { resources } = JSON.parse(read(`nodes/${folder}/${folder}.node.json`)) as {
			resources: Record<string, unknown>;
		};
		expect(resources).toEqual({
			primaryDocumentation: [{ url: `${OWN}/blob/main/${nodePage(node)}` }],
			credentialDocumentation: [{ url: `${OWN}#credentials` }],
		});
	});

	it.each(providers)(
		'of the credential $credentialType lead to the page of $label',
		async ({ id, credentialType }) => {
			const { documentationUrl } = await loadCredential(credentialType);
			expect(documentationUrl).toBe(`${OWN}/blob/main/${providerPage(id)}`);
		},
	);
});

describe('anchorsOf', () => {
	it.each([
		['## WAMM.chat', 'wammchat'],
		['### WhatsApp API (Self-Hosted)', 'whatsapp-api-self-hosted'],
		['# Add a provider: `index.ts`', 'add-a-provider-indexts'],
		['## One\n\n## One', 'one-1'],
		['<a id="old-name"></a>\n\n## New name', 'old-name'],
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
