import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
	name: string;
	version: string;
	[field: string]: unknown;
}

/**
 * Puts a packed package where n8n's installer puts it, the way it does: unpacked into the community packages of the
 * user folder, without dev, peer and optional dependencies, without running a script, and noted in n8n's list.
 */
export function placePackage(userFolder: string, tarball: string): void {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
	const folder = join(nodes, 'node_modules', name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const unpacked = spawnSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	if (unpacked.status !== 0) throw new Error(`tar did not unpack the package: ${unpacked.stderr}`);
	const file = join(folder, 'package.json');
	const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
	for (const field of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete manifest[field];
	}
	writeFileSync(file, JSON.stringify(manifest, null, 2));
	const list = join(nodes, 'package.json');
	const known = existsSync(list)
		? (JSON.parse(readFileSync(list, 'utf8')) as { dependencies?: object })
		: {};
	const dependencies = { ...known.dependencies, [name]: manifest.version };
	writeFileSync(list, JSON.stringify({ name: 'installed-nodes', private: true, dependencies }));
}
