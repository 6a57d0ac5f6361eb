import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Jest's totals, of all its runs, as the line that CI reads: of a test that ran twice the second counts, and a check
 * that went wrong outside of jest counts as one failure.
 */
const statuses = new Map();
for (const run of ['jest', 'jest-again', 'e2e', 'e2e-again']) {
	const report = join(import.meta.dirname, '..', '.cache', `${run}.json`);
	if (!existsSync(report)) continue;
	for (const { name, assertionResults } of JSON.parse(readFileSync(report, 'utf8')).testResults) {
		for (const [place, { status }] of assertionResults.entries()) {
			statuses.set(`${name} ${place}`, status);
		}
	}
}
const count = (wanted) => [...statuses.values()].filter((status) => status === wanted).length;
const failed = process.argv[2] === '0' ? count('failed') : Math.max(count('failed'), 1);
console.log(`${count('passed')} passed, ${failed} failed`);
