import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const everyMs = 5_000;

/**
 * Installs the packages of a private folder when they are missing or not those of its lockfile, saying every few
 * seconds how far it got. The lockfile stays as it is.
 */
export async function installOnce(folder, { title, args, after = [], say = console.log }) {
	const lockfile = join(folder, 'package-lock.json');
	const locked = readFileSync(lockfile, 'utf8');
	const marker = join(folder, 'node_modules', '.installed-lockfile');
	const wanted = createHash('sha256')
		.update(locked + process.platform + process.arch)
		.digest('hex');
	if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
	say(`Installing ${title}, once …`);
	const started = Date.now();
	try {
		await npm(folder, [...args, '--loglevel=http'], say);
		for (const { title: step, args: more } of after) {
			say(`  ${step} …`);
			await npm(folder, more, say);
		}
	} finally {
		if (readFileSync(lockfile, 'utf8') !== locked) writeFileSync(lockfile, locked);
	}
	writeFileSync(marker, wanted);
	say(`  installed in ${seconds(started)} s`);
}

/** Runs npm, counting what it fetches; what it said is shown only when it doesn't succeed. */
async function npm(cwd, args, say) {
	const started = Date.now();
	const lines = [];
	let fetched = 0;
	const child = spawn('npm', [...args, '--no-audit', '--no-fund'], {
		cwd,
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
	});
	for (const stream of [child.stdout, child.stderr]) {
		createInterface(stream).on('line', (line) => {
			if (/^npm http (fetch|cache)/.test(line)) fetched += 1;
			else lines.push(line);
		});
	}
	const progress = setInterval(() => {
		const packages = fetched > 0 ? `${fetched.toLocaleString('en')} files fetched, ` : '';
		say(`  … ${packages}${seconds(started)} s`);
	}, everyMs);
	try {
		const code = await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		if (code === 0) return;
		throw new Error(`npm ${args[0]} did not succeed:\n${lines.slice(-30).join('\n')}`);
	} finally {
		clearInterval(progress);
	}
}

function seconds(since) {
	return Math.round((Date.now() - since) / 1000);
}
