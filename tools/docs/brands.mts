import type { INodeTypeDescription } from 'n8n-workflow';
import { findProvider, providers } from '../../adapters/index.ts';
import { docsOf } from './providers.mts';

/** A provider's label as a sentence has it: without what tells it from others in a list. */
export function brandOf({ label }: { readonly label: string }): string {
	return label.replace(/ \(.*\)$/, '');
}

/** The providers that a node offers, by what its Provider field lists. */
function offeredBy({ properties }: INodeTypeDescription) {
	const { options = [] } = properties.find(({ name }) => name === 'provider') ?? {};
	return options.flatMap((option) => {
		const found = 'value' in option && findProvider(String(option.value));
		return found ? [found] : [];
	});
}

function inWords(brands: readonly string[]): string {
	return [brands.slice(0, -1).join(', '), ...brands.slice(-1)].filter(Boolean).join(' and ');
}

/** The node's source, its description beginning with the brands that it offers: literally, as n8n's lint wants it. */
export function withBrands(source: string, description: INodeTypeDescription): string {
	const known = providers.map((each) => brandOf(each).replace('.', '\\.')).join('|');
	const begins = new RegExp(`'(?:${known})[^':]*: `);
	if (!begins.test(source)) throw new Error(`${description.name} names no brand.`);
	return source.replace(begins, () => `'${inWords(offeredBy(description).map(brandOf))}: `);
}

async function wordsOf(all: ReadonlyArray<{ readonly id: string; readonly label: string }>) {
	const words = all.map(async (each) => [
		brandOf(each),
		...((await docsOf(each.id)).aliases ?? []),
	]);
	return (await Promise.all(words)).flat();
}

const ALIASES = /"alias": \[[^\]]*\]/;

/** The node's codex, with the offered brands among the words by which n8n's search finds it, where the first of any was. */
export async function withAliases(
	codex: string,
	description: INodeTypeDescription,
): Promise<string> {
	const { alias } = JSON.parse(codex) as { alias: string[] };
	const any = await wordsOf(providers);
	const first = alias.findIndex((word) => any.includes(word));
	const others = alias.filter((word) => !any.includes(word));
	const place = first < 0 ? others.length : first;
	others.splice(place, 0, ...(await wordsOf(offeredBy(description))));
	const lines = others.map((word) => `\t\t${JSON.stringify(word)}`).join(',\n');
	return codex.replace(ALIASES, () => `"alias": [\n${lines}\n\t]`);
}

/** The files of a node that are written in part, by path, each with how. */
export function brandedFiles(
	description: INodeTypeDescription,
): Readonly<Record<string, (text: string) => string | Promise<string>>> {
	const name = `${description.name.charAt(0).toUpperCase()}${description.name.slice(1)}`;
	return {
		[`nodes/${name}/${name}.node.ts`]: (text) => withBrands(text, description),
		[`nodes/${name}/${name}.node.json`]: async (text) => await withAliases(text, description),
	};
}
