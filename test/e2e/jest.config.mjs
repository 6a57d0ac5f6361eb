import base from '../../jest.config.mjs';

const [{ transform }] = base.projects;

/** The acceptance tests; `npm run e2e` runs them, after it has started what they need. */
export default {
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['<rootDir>/test/e2e/**/*.test.mts'],
	testEnvironment: 'node',
	setupFilesAfterEnv: ['<rootDir>/test/e2e/support/retry.mts'],
	transform,
	testTimeout: 120_000,
};
