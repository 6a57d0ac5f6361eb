import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Jest's totals as the line that CI reads; a check that went wrong outside of jest counts as one failure. */
const report = join(import.meta.dirname, '..', '.cache', 'jest.json');
const { numPassedTests: passed = 0, numFailedTests = 0 } = existsSync(report)
	? JSON.parse(readFileSync(report, 'utf8'))
	: {};
const failed = process.argv[2] === '0' ? numFailedTests : Math.max(numFailedTests, 1);
console.log(`${passed} passed, ${failed} failed`);
