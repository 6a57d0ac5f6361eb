import { spawnSync } from 'node:child_process';

/** The whole check, stopping at the first part that finds something. */
const parts = [
	['Format', 'format:check'],
	["n8n's lint", 'lint'],
	['Lint of tools and tests', 'lint:tools'],
	['Types', 'typecheck'],
	['Judges of the tests: Twilio’s client library', 'judges'],
	['Tests: unit, layers, engine, package', 'test:jest'],
	["n8n's package scan", 'scan'],
];

for (const [title, script] of parts) {
	const started = Date.now();
	console.log(`\n== ${title} (npm run ${script})`);
	const { status } = spawnSync('npm', ['run', '--silent', script], {
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (status !== 0) {
		console.error(`\n== ${title}: see above. The parts after it did not run.`);
		process.exit(1);
	}
	console.log(`== ${title}: fine, ${Math.round((Date.now() - started) / 1000)} s`);
}
