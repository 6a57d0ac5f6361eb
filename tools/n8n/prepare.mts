import { node24 } from '../node24/node24.mjs';
import { packPackage } from '../pack.mjs';
import { n8nBin } from './install.mjs';
import type { Installed } from './installed.mts';

/** Installs n8n and a Node for it where they are missing, and packs the package. Not for jest: it knows no such modules. */
export async function prepareN8n(say: (line: string) => void = console.log): Promise<Installed> {
	const node = await node24(say);
	const bin = await n8nBin(say);
	say('Building and packing the package …');
	return { node, bin, tarball: packPackage().tarball };
}
