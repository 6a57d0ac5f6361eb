import { posix } from 'node:path';
import type { Source } from './layers.mts';
import { readSource } from './sourceFacts.mts';

/** The files that import each other in a circle, imports of types included: one line for each circle found. */
export function circles(sources: readonly Source[]): string[] {
	const paths = new Set(sources.map(({ path }) => path));
	const imported = new Map(sources.map((source) => [source.path, importedBy(source, paths)]));
	const found: string[] = [];
	const done = new Set<string>();
	const follow = (path: string, way: readonly string[]): void => {
		const begins = way.indexOf(path);
		if (begins >= 0) found.push([...way.slice(begins), path].join(' → '));
		if (begins >= 0 || done.has(path)) return;
		for (const next of imported.get(path) ?? []) follow(next, [...way, path]);
		done.add(path);
	};
	for (const path of paths) follow(path, []);
	return found;
}

function importedBy({ path, text }: Source, paths: ReadonlySet<string>): string[] {
	return readSource(path, text)
		.imports.filter((specifier) => specifier.startsWith('.'))
		.flatMap((specifier) => {
			const target = posix.join(posix.dirname(path), specifier).replace(/\/$/, '');
			const files = [target, `${target}.ts`, `${target}/index.ts`];
			return files.find((file) => paths.has(file)) ?? [];
		});
}
