import { dirname, join } from 'node:path';
import { loadOutputSchema } from 'n8n-core';
import type { INodeType } from 'n8n-workflow';
import { messageSchema } from '../../adapters/index.ts';
import { loadPackage } from '../support/engine/loadPackage.mts';
import { folder, manifest } from './support/packed.mts';

const keys = Object.keys(messageSchema.shape);

describe('the output schema', () => {
	it.each(manifest.n8n.nodes)("beside %s has the item's keys, in order", async (file) => {
		const loader = await loadPackage();
		const node = Object.values(loader.nodeTypes).find(({ sourcePath }) => sourcePath === file);
		const version = (node?.type as INodeType).description.version;
		const schema = loadOutputSchema({
			nodeDir: dirname(join(folder, file)),
			version: [version].flat().at(-1) ?? 1,
		});
		expect(schema?.type).toBe('object');
		const properties = (schema?.properties ?? {}) as Record<string, { type: string | string[] }>;
		expect(Object.keys(properties).filter((key) => keys.includes(key))).toEqual(keys);
		for (const { type } of Object.values(properties)) {
			expect(['string', 'boolean', 'number', 'object']).toContain([type].flat()[0]);
		}
	});
});
