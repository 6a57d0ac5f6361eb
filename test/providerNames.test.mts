import { providers } from '../adapters/index.ts';
import { brandOf } from '../tools/docs/brands.mts';
import { type Names, partsOf } from '../tools/newProvider/parts.mts';
import type { Source } from './support/layers.mts';
import { EXAMPLES, isExample } from './support/providerExamples.mts';
import { readSource } from './support/sourceFacts.mts';
import { sourcesIn } from './support/sourcesIn.mts';

const TABLES = ['adapters/index.ts', 'sandbox/providers.mts'];

/** Whether a provider's name may be written there: in its own folders and files, and in the tables. */
function isOwn(path: string, { id, credentialType }: Names): boolean {
	const folders = [
		...[`adapters/${id}/`, `sandbox/${id}/`],
		...[`test/adapters/${id}/`, `test/nodes/providers/${id}/`, `test/sandbox/${id}`],
	];
	const files = partsOf({ id, credentialType }).map((part) => part.path);
	return TABLES.includes(path) || [...folders, ...files].some((own) => path.startsWith(own));
}

function nameOf({ id, credentialType }: Names): RegExp {
	return new RegExp(`\\b(?:${id}|${credentialType})\\b`);
}

/** The files that name this provider although it isn't theirs. */
function naming(files: readonly Source[], names: Names): string[] {
	const name = nameOf(names);
	return files
		.filter(({ path, text }) => !isExample(path) && !isOwn(path, names) && name.test(text))
		.map(({ path }) => path);
}

describe('a provider’s name', () => {
	const folders = ['adapters', 'nodes', 'credentials', 'sandbox', 'test', 'tools', 'bench'];
	const all = folders.flatMap((folder) => sourcesIn(folder, /\.m?ts$/));

	it.each(providers)('is written in its own files and in two tables only: $id', (provider) => {
		expect(naming(all, provider)).toEqual([]);
	});

	it.each(EXAMPLES)('is still an example in %s', (example) => {
		const found = all.filter(({ path }) => path.startsWith(example));
		const named = ({ text }: Source) => providers.some((each) => nameOf(each).test(text));
		expect(found.some(named)).toBe(true);
	});

	it('is found where it doesn’t belong', () => {
		const acme = { id: 'acme', credentialType: 'acmeApi' };
		const text = "const isAcme = id === 'acme';";
		const own = ['sandbox/acme/seed.mts', 'test/nodes/providers/acme/items.test.mts'];
		const others = ['test/robustness/sweep/cases.mts', 'test/nodes/messages/subtitle.test.mts'];
		const files = [...own, ...others, 'test/e2e/a.test.mts'].map((path) => ({ path, text }));
		expect(naming(files, acme)).toEqual(others);
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
		.flatMap((folder) => sourcesIn(folder, /\.m?ts$/))
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
