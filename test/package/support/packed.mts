import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Manifest {
	readonly name: string;
	readonly version: string;
	readonly dependencies?: object;
	readonly peerDependencies?: object;
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

/** The package as jest's global setup packed and unpacked it. */
export const folder = process.env.PACKED_PACKAGE ?? '';
export const tarball = process.env.PACKED_TARBALL ?? '';

export function read(file: string): string {
	return readFileSync(join(folder, file), 'utf8');
}

export const manifest = JSON.parse(read('package.json')) as Manifest;

/** All that was published, relative to the package, with slashes. */
export const files: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
	.filter((name) => statSync(join(folder, name)).isFile())
	.map((name) => name.replaceAll('\\', '/'))
	.sort();
