import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderCapabilities } from '../../adapters/index.ts';
import { brandOf } from '../../tools/docs/brands.mts';
import {
	credentialFile,
	type Names,
	type Part,
	partsOf,
	UNWRITTEN,
} from '../../tools/newProvider/parts.mts';

/** A provider as its files are looked for. */
export interface Looked extends Names {
	readonly label: string;
	readonly capabilities: Pick<ProviderCapabilities, 'statusBy' | 'send' | 'webhook'>;
}

function isNeeded({ only }: Part, capabilities: Looked['capabilities']): boolean {
	if (only === undefined) return true;
	return capabilities[only === 'status' ? 'statusBy' : only] !== undefined;
}

/** What a provider lacks in this folder, in words: one line for each thing. */
export function missingOf(root: string, provider: Looked): string[] {
	const { id, label, capabilities, credentialType } = provider;
	const read = (path: string) => {
		return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
	};
	const holds = (path: string, text: string) => read(path)?.includes(text) === true;
	const parts = partsOf(provider)
		.filter((part) => isNeeded(part, capabilities))
		.flatMap(({ path, holds: what }) => {
			const text = read(path);
			if (text === null) return [`${path} is missing: ${what}`];
			return text.startsWith(UNWRITTEN) ? [`${path} is not written yet: ${what}`] : [];
		});
	const icons = [...(read(credentialFile(credentialType)) ?? '').matchAll(/icons\/[\w.]+\.svg/g)];
	const folder = join(root, 'test/fixtures', id);
	const fixtures = existsSync(folder) ? readdirSync(folder) : [];
	const built = `dist/${credentialFile(credentialType).replace(/\.ts$/, '.js')}`;
	const { description = '' } = JSON.parse(read('package.json') ?? '{}') as { description?: string };
	const rules: ReadonlyArray<readonly [boolean, string]> = [
		[icons.length === 2, `${credentialType} names no icon for light and one for dark`],
		[fixtures.length > 0, `test/fixtures/${id} has no answer of the vendor`],
		[holds('package.json', `"${built}"`), `package.json lists no ${built}`],
		[description.includes(brandOf(provider)), `package.json’s description doesn't name “${label}”`],
		[holds('README.md', `### ${label}`), `README.md has no heading “${label}”`],
	];
	return [
		...parts,
		...icons.filter(([path]) => read(path) === null).map(([path]) => `${path} is missing`),
		...fixtures
			.filter((name) => !holds('test/fixtures/SOURCES.md', `${id}/${name}`))
			.map((name) => `test/fixtures/SOURCES.md doesn't say where ${id}/${name} comes from`),
		...rules.filter(([isThere]) => !isThere).map(([, words]) => words),
	];
}
