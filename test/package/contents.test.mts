import { statSync } from 'node:fs';
import { files, manifest, read, tarball } from './support/packed.mts';

const NOTICES = 'THIRD_PARTY_NOTICES.txt';

describe('the published package', () => {
	it('holds the build, the documents and nothing else', () => {
		const outside = files.filter((file) => !file.startsWith('dist/'));
		expect(outside).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
		const entries = files
			.filter((file) => file.startsWith('dist/'))
			.map((file) => file.split('/')[1]);
		expect([...new Set(entries)]).toEqual([NOTICES, 'adapters', 'credentials', 'icons', 'nodes']);
	});

	it('holds only what n8n loads, and licences: code, codex, schemas and icons', () => {
		const loaded = files.filter((file) => file !== `dist/${NOTICES}`);
		const odd = loaded.filter((file) => {
			if (file.startsWith('dist/icons/')) return !file.endsWith('.svg');
			return (
				file.startsWith('dist/') && !/(\.js|\.node\.json|\/__schema__\/v[\d.]+\.json)$/.test(file)
			);
		});
		expect(odd).toEqual([]);
	});

	it('weighs less than 200 kB', () => {
		expect(statSync(tarball).size).toBeLessThan(200_000);
	});

	it('depends on nothing but n8n', () => {
		expect(manifest.dependencies ?? {}).toEqual({});
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('tells the licences of what is bundled', () => {
		const notices = read(`dist/${NOTICES}`);
		expect(notices).toContain('The MIT License');
		expect(notices).toContain('Copyright (c) 2016 @catamphetamine');
		expect(notices).toContain('Apache License');
		const bundled = files.filter((file) => file.endsWith('.js') && read(file).includes(NOTICES));
		expect(bundled).toEqual(['dist/adapters/core/phone/phoneLibrary.js']);
		expect(notices).toContain(bundled[0]);
	});

	it('lists every node and credential that was built, and no other', () => {
		const built = (suffix: string) => files.filter((file) => file.endsWith(suffix));
		expect([...manifest.n8n.nodes].sort()).toEqual(built('.node.js'));
		expect([...manifest.n8n.credentials].sort()).toEqual(built('.credentials.js'));
		expect(manifest.n8n.nodes.length).toBeGreaterThan(0);
	});
});
