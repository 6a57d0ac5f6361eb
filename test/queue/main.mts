/** `npm run e2e:queue`: n8n's queue mode with two workers, one of which goes in the middle. */
import { startCluster } from './cluster.mts';
import { checkReading } from './reading.mts';
import { checkSending } from './sending.mts';

/** In this order; `npm run e2e:queue -- sending` runs that one alone. */
const CHECKS = { sending: checkSending, reading: checkReading };

const ending: Array<() => unknown> = [];
const end = async () => {
	for (const stop of ending.reverse().splice(0)) await stop();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void end().then(() => process.exit(130)));
}

const wanted = process.argv[2];
const checks = Object.entries(CHECKS).filter(([name]) => wanted === undefined || wanted === name);
let passed = 0;
try {
	for (const [name, check] of checks) {
		const cluster = await startCluster(ending);
		console.log(`${name}: n8n is ready`);
		await check(cluster);
		passed += 1;
		await end();
	}
} catch (error) {
	console.error(error);
	process.exitCode = 1;
} finally {
	console.log(`${passed} passed, ${checks.length - passed} failed`);
	await end();
}
