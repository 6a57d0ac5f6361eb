import { spawn } from 'node:child_process';

/** The whole check: two lines of parts side by side, each of which ends at what it finds; the first one's are quiet. */
const gates = [
	['Format', 'format:check'],
	["n8n's lint", 'lint'],
	['Lint of tools and tests', 'lint:tools'],
	['Types', 'typecheck'],
];
const tests = [
	['Reference client of the tests: Twilio’s own library', 'install:twilio'],
	['Tests: unit, layers, engine, package', 'test:jest'],
	["n8n's package scan", 'scan'],
];

const seconds = (since) => Math.round((Date.now() - since) / 1000);

/** Whether the part finds nothing. What it says is shown at once, or else when it has ended. */
async function isFine([title, script], isQuiet) {
	const started = Date.now();
	const said = [];
	const name = `${title} (npm run ${script})`;
	if (!isQuiet) console.log(`\n== ${name}`);
	const child = spawn('npm', ['run', '--silent', script], {
		stdio: ['inherit', ...(isQuiet ? ['pipe', 'pipe'] : ['inherit', 'inherit'])],
		shell: process.platform === 'win32',
	});
	child.stdout?.on('data', (chunk) => said.push(chunk));
	child.stderr?.on('data', (chunk) => said.push(chunk));
	const code = await new Promise((resolve) => child.once('close', resolve));
	if (isQuiet) console.log(`\n== ${name}\n${Buffer.concat(said).toString().trimEnd()}`);
	if (code === 0) console.log(`== ${title}: fine, ${seconds(started)} s`);
	else console.error(`\n== ${title}: see above. The parts after it did not run.`);
	return code === 0;
}

async function areFine(parts, isQuiet = false) {
	for (const part of parts) {
		if (!(await isFine(part, isQuiet))) return false;
	}
	return true;
}

const fine = await Promise.all([areFine(gates, true), areFine(tests)]);
if (fine.includes(false)) {
	console.error('\n== Something was found: see above.');
	process.exitCode = 1;
}
