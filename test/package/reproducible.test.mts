import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tarball } from './support/packed.mts';

const root = join(__dirname, '..', '..');
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('what is published', () => {
	it('is the same, byte for byte, when it is built anew', () => {
		const home = join(root, '.cache', `again-${process.pid}`);
		const pack = [join(root, 'tools', 'pack.mjs'), home];
		try {
			const again = execFileSync(process.execPath, pack, { encoding: 'utf8' }).trim();
			expect(hashOf(again)).toBe(hashOf(tarball));
		} finally {
			rmSync(home, { recursive: true, force: true });
		}
	}, 120_000);

	it('is built from the lockfile, without scripts of others', () => {
		expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
		expect(read('.ci/run')).toContain('npm ci');
		expect(read('.ci/run')).not.toMatch(/npm (i|install)\b/);
		const { packages } = JSON.parse(read('package-lock.json')) as {
			packages: Record<string, { link?: boolean; integrity?: string }>;
		};
		const unproven = Object.entries(packages).filter(
			([path, { integrity, link }]) => path !== '' && !link && !integrity,
		);
		expect(unproven.map(([path]) => path)).toEqual([]);
	});

	it('is published from a tag that is the version, after all checks, with provenance', () => {
		const workflow = read('.github/workflows/publish.yml');
		const steps = ['GITHUB_REF_NAME', '.ci/run', 'npm run build', 'npm publish --provenance'];
		const places = steps.map((step) => workflow.indexOf(step));
		expect(places).toEqual([...places].sort((a, b) => a - b));
		expect(places[0]).toBeGreaterThan(0);
		expect(workflow).toMatch(/push:\s+tags:/);
		expect(workflow).toMatch(/id-token: write/);
		expect(workflow).not.toMatch(/secrets\./);
	});
});
