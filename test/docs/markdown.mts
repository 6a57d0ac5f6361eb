import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');

/** The project's documents: those at its top and in these folders. */
export const documents: readonly string[] = [
	...readdirSync(root).filter((name) => name.endsWith('.md')),
	...['docs', 'examples']
		.filter((folder) => existsSync(join(root, folder)))
		.flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => name.endsWith('.md'))
				.map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
		),
].sort();

export function read(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

/** The text without what stands in code, where brackets and `#` mean something else. */
export function withoutCode(markdown: string): string {
	return markdown.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
}

/** The anchors of a document: those of its headings, as GitHub makes them, and those it sets itself. */
export function anchorsOf(markdown: string): Set<string> {
	const seen = new Map<string, number>();
	const text = markdown.replace(/^```[^]*?^```$/gm, '');
	const headings = text.matchAll(/^#{1,6} +(.+)$/gm);
	const set = [...text.matchAll(/<a id="([\w-]+)"><\/a>/g)].map(([, id = '']) => id);
	return new Set(
		[...headings]
			.map(([, heading = '']) => {
				const slug = toSlug(heading);
				const count = seen.get(slug) ?? 0;
				seen.set(slug, count + 1);
				return count === 0 ? slug : `${slug}-${count}`;
			})
			.concat(set),
	);
}

function toSlug(heading: string): string {
	return heading
		.trim()
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
		.replaceAll(' ', '-');
}

/** Where the document's links lead, as written. */
export function linksOf(markdown: string): string[] {
	return [...withoutCode(markdown).matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].map(
		([, target = '']) => target,
	);
}
