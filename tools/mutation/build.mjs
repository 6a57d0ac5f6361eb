/**
 * Compiles what the package ships, as it lies in the working directory, into its `dist`: with the changes in it, whose
 * types the compiler itself would refuse. The rest of the build is the project's own.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { COMPILED } from './loadTests.mjs';

const { transformSync } = createRequire(join(process.cwd(), 'package.json'))('@swc/core');

for (const folder of ['adapters', 'credentials', 'nodes']) {
	for (const file of readdirSync(folder, { recursive: true })) {
		if (!file.endsWith('.ts')) continue;
		const target = join('dist', folder, file.replace(/\.ts$/, '.js'));
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, transformSync(readFileSync(join(folder, file), 'utf8'), COMPILED).code);
	}
}
const { status } = spawnSync('npx', ['gulp', 'build'], { stdio: 'inherit', shell: true });
process.exitCode = status ?? 1;
