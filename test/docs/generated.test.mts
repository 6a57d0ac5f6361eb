import { filled } from '../../tools/docs/blocks.mts';
import { WRITTEN } from '../../tools/docs/documents.mts';
import { table } from '../../tools/docs/markdown.mts';
import { read } from './markdown.mts';

describe('the written parts', () => {
	it.each(Object.keys(WRITTEN))(
		'of %s are those of the code (else: npm run docs)',
		async (path) => {
			const text = read(path);
			expect(await WRITTEN[path]?.(text)).toBe(text);
		},
	);
});

describe('filled', () => {
	const marked = 'a\n\n<!-- docs:x -->\nold\n<!-- /docs:x -->\n\nb';

	it('replaces what stands between the marks, and nothing else', async () => {
		const once = await filled(marked, { x: () => 'new' });
		expect(once).toBe('a\n\n<!-- docs:x -->\n\nnew\n\n<!-- /docs:x -->\n\nb');
		expect(await filled(once, { x: () => 'new' })).toBe(once);
	});

	it('refuses marks without a block, and blocks without marks', async () => {
		await expect(filled(marked, {})).rejects.toThrow('no block “x”');
		await expect(filled(marked, { x: () => '', y: () => '' })).rejects.toThrow('No marks for y');
	});
});

describe('table', () => {
	it('is laid out as prettier does it', () => {
		expect(table(['A', 'Bb'], [['a|b', 'c']])).toBe(
			'| A    | Bb  |\n| ---- | --- |\n| a\\|b | c   |',
		);
	});
});
