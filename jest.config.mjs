const shared = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	transform: {
		'\\.m?ts$': [
			'@swc/jest',
			{
				jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
				module: { type: 'commonjs' },
			},
		],
	},
};
/** What runs nodes in n8n's engine, from the packed package. */
const inEngine = [
	'nodes',
	'credentials',
	'examples',
	'package',
	'robustness/sweep',
	'robustness/hostile',
].map((folder) => `<rootDir>/test/${folder}/`);

export default {
	// Twice as many as two cores: much of what is tested waits.
	maxWorkers: 4,
	// Files leave memory behind: with too much of it a worker collects garbage more than it tests.
	workerIdleMemoryLimit: '1GB',
	testTimeout: 60_000,
	projects: [
		{
			...shared,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/**/*.test.{ts,mts}'],
			testPathIgnorePatterns: [...inEngine, '<rootDir>/test/e2e/', '<rootDir>/test/queue/'],
		},
		{
			...shared,
			displayName: 'engine',
			testMatch: inEngine.map((folder) => `${folder}**/*.test.{ts,mts}`),
			globalSetup: '<rootDir>/tools/jestGlobalSetup.mjs',
			globalTeardown: '<rootDir>/tools/jestGlobalTeardown.mjs',
		},
	],
};
