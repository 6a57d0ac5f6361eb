import { join } from 'node:path';
import shared from '../../jest.config.mjs';

const [unit] = shared.projects;
const root = join(import.meta.dirname, '..', '..');
const runner = 'node_modules/@stryker-mutator/jest-runner/dist/src/jest-plugins';
const folders = (process.env.MUTATION_TESTS ?? '').split(',');

/** Unit tests as `npm test` runs them, in an environment that says which test meets which mutant. */
export default {
	...unit,
	rootDir: root,
	roots: [join(root, 'test')],
	testEnvironment: join(import.meta.dirname, runner, 'jest-environment-node.cjs'),
	testMatch: folders.map((folder) => `${root}/test/${folder}/**/*.test.{ts,mts}`),
	testPathIgnorePatterns: [],
};
