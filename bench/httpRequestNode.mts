import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from '../tools/installOnce.mjs';

const FILE = join('n8n-nodes-base', 'dist', 'nodes', 'HttpRequest', 'HttpRequest.node.js');

/** Where n8n's HTTP Request node is: in the n8n of `npm run editor`, or installed here, once. */
export async function httpRequestNode(): Promise<string> {
	const ofEditor = join(import.meta.dirname, '..', 'tools', 'n8n', 'node_modules', FILE);
	if (existsSync(ofEditor)) return ofEditor;
	const folder = join(import.meta.dirname, 'n8n-nodes-base');
	await installOnce(folder, {
		title: "n8n's HTTP Request node (180 MB)",
		args: ['ci', '--legacy-peer-deps'],
	});
	return join(folder, 'node_modules', FILE);
}
