import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { rmSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFiles } from './gates/files.mjs';

const root = join(import.meta.dirname, '..');
const cache = join(root, '.cache', 'package');
const shipped = /^(adapters|credentials|nodes|icons)\//;
const beside = /^(package|package-lock|tsconfig)\.json$|^gulpfile\.js$|^\.npmrc$|^[A-Z]+(\.md)?$/;

/**
 * Builds and packs the package as it would be published, and unpacks it where n8n would see it: in a
 * `node_modules` of its own, with what n8n supplies (zod, luxon, n8n-workflow) found further up. Built from a
 * copy of the sources, so that edits meanwhile can't mix in; packed again only when a source has changed.
 */
export function packPackage() {
	const files = sources();
	const home = join(cache, hashOf(files));
	const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	if (!existsSync(home)) packInto(home, files, name);
	utimesSync(home, new Date(), new Date());
	forgetOld();
	const tarball = readdirSync(home).find((file) => file.endsWith('.tgz'));
	return { folder: join(home, 'node_modules', name), tarball: join(home, tarball) };
}

/** Builds and packs once more, from the sources alone, into a folder that isn't there yet; the tarball's path. */
function packAgain(home) {
	const files = sources();
	const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	packInto(home, files, name);
	return join(
		home,
		readdirSync(home).find((file) => file.endsWith('.tgz')),
	);
}

function sources() {
	return projectFiles(root).filter((file) => shipped.test(file) || beside.test(file));
}

function hashOf(files) {
	const hash = createHash('sha256');
	for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
	return hash.digest('hex').slice(0, 12);
}

function packInto(home, files, name) {
	const work = join(root, '.cache', `pack-${process.pid}`);
	rmSync(work, { recursive: true, force: true });
	const packed = join(work, 'packed');
	const folder = join(packed, 'node_modules', name);
	mkdirSync(folder, { recursive: true });
	for (const file of files) {
		mkdirSync(dirname(join(work, file)), { recursive: true });
		cpSync(join(root, file), join(work, file));
	}
	symlinkSync(join(root, 'node_modules'), join(work, 'node_modules'), 'junction');
	try {
		run('npm', ['run', '--silent', 'build'], work);
		run('npm', ['pack', '--silent', '--pack-destination', packed], work);
		const tarball = readdirSync(packed).find((file) => file.endsWith('.tgz'));
		run('tar', ['-xzf', tarball, '-C', join('node_modules', name), '--strip-components=1'], packed);
		mkdirSync(cache, { recursive: true });
		if (!existsSync(home)) renameSync(packed, home);
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
}

function run(command, args, cwd) {
	const done = spawnSync(command, args, { cwd, encoding: 'utf8', shell: isWindows });
	if (done.status === 0) return;
	const said = `${done.stdout}${done.stderr}`.replaceAll(join(cwd, '/'), '').trim();
	throw new Error(`${command} ${args.join(' ')} did not succeed:\n${said}`);
}

/** Packages that nobody used for a day. */
function forgetOld() {
	for (const entry of readdirSync(cache)) {
		const age = Date.now() - statSync(join(cache, entry)).mtimeMs;
		if (age > 86_400_000) rmSync(join(cache, entry), { recursive: true, force: true });
	}
}

const isWindows = process.platform === 'win32';
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const [, , home] = process.argv;
	console.log(home ? packAgain(home) : packPackage().tarball);
}
