import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from '../installOnce.mjs';

const here = import.meta.dirname;
const modules = join(here, 'node_modules');
const oldest = 24;

/** The path of a Node that n8n starts on: this one, or else one that npm brings along. */
export async function node24(say = console.log) {
	if (Number(process.versions.node.split('.')[0]) >= oldest) return process.execPath;
	await installOnce(here, {
		title: `Node ${oldest}, which n8n needs (this is ${process.versions.node})`,
		args: ['ci'],
		say,
	});
	const found = binaries().find((path) => existsSync(path));
	if (found) return found;
	throw new Error(
		`npm has no Node ${oldest} for ${process.platform} on ${process.arch}. Install Node ${oldest} and try again.`,
	);
}

function binaries() {
	const packages = existsSync(modules) ? readdirSync(modules) : [];
	return packages
		.filter((name) => name.startsWith('node-'))
		.flatMap((name) => ['node', 'node.exe'].map((file) => join(modules, name, 'bin', file)));
}
