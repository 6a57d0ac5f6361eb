import './environment.mts';
import { PackageDirectoryLoader } from 'n8n-core';

const loaded = new Map<string, Promise<PackageDirectoryLoader>>();

/** The packed package, loaded by n8n's own loader; once per folder. Jest's global setup names the folder. */
export function loadPackage(folder = process.env.PACKED_PACKAGE): Promise<PackageDirectoryLoader> {
	if (!folder) throw new Error('No packed package: run jest, or pass the folder of packPackage()');
	const known = loaded.get(folder);
	if (known) return known;
	const loading = load(folder);
	loaded.set(folder, loading);
	return loading;
}

async function load(folder: string): Promise<PackageDirectoryLoader> {
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	return loader;
}
