/** What stands between `<!-- docs:name -->` and `<!-- /docs:name -->`, by name. */
export type Blocks = Readonly<Record<string, () => string | Promise<string>>>;

const MARKED = /<!-- docs:([\w:-]+) -->\n[^]*?<!-- \/docs:\1 -->/g;

/** The text with its marked blocks written anew. Throws for a mark without a block and for a block without a mark. */
export async function filled(text: string, blocks: Blocks): Promise<string> {
	const written = new Map<string, string>();
	for (const [name, write] of Object.entries(blocks)) written.set(name, await write());
	const missing = new Set(written.keys());
	const result = text.replace(MARKED, (_, name: string) => {
		const block = written.get(name);
		if (block === undefined) throw new Error(`There is no block “${name}”.`);
		missing.delete(name);
		return `<!-- docs:${name} -->\n\n${block}\n\n<!-- /docs:${name} -->`;
	});
	if (missing.size > 0) throw new Error(`No marks for ${[...missing].join(', ')}.`);
	return result;
}
