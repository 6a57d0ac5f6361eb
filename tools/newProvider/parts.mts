import { providerPage } from '../docs/paths.mts';

/** A file that a provider has. */
export interface Part {
	readonly path: string;
	/** What it holds, and what it exports. */
	readonly holds: string;
	/** Whether it is needed only by a provider that does this. */
	readonly only?: 'status' | 'send' | 'webhook';
}

/** Names that a provider's files are called by. */
export interface Names {
	readonly id: string;
	readonly credentialType: string;
}

const ADAPTER: ReadonlyArray<readonly [string, string, Part['only']?]> = [
	[
		'config',
		'The credential without its secrets, as a zod schema with defaults: `configSchema`, `target`',
	],
	[
		'authorize',
		'The secret put into a copy of a request; throws for any other origin: `authorize`',
	],
	[
		'schemas',
		'A schema for each answer: only the fields that are used, all nullish, with a link and a date',
	],
	[
		'failures',
		'What each failed answer means, in our words, with what to do: id, label and `failure`',
	],
	['normalize', 'A row as the item, a status word as a status'],
	['pages', 'Lists as pages, newest first, each with its bound: `pages`'],
	['status', 'One message’s status: `status`', 'status'],
	['send', 'A message, by one request that is made at most once: `send`, `SENDING`', 'send'],
	['webhook', 'Deliveries as events, and how our URL gets there: `webhook`', 'webhook'],
	['check', 'Whether key and phone are fine, in words: `check`'],
	[
		'index',
		'The definition: id, label, credential type, secret fields, capabilities, and the operations',
	],
];
const SANDBOX: ReadonlyArray<readonly [string, string]> = [
	['sandbox', 'The server: answers as the documentation says, and never more conveniently'],
	['seeded', 'Names of what it starts with, for tests and to paste: `SEEDED`'],
	['seed', 'Fills the server with that, and with messages'],
	['tell', 'Puts messages in and lists them, for tests: `write`, `messagesWith`'],
	['refusals', 'Failed answers, as documented, and what they mean: `REFUSALS`'],
	['expected', 'What tests expect users to be told of it, and odd rows: `EXPECTED`'],
	['samples', 'Right answers and deliveries, as documented: `samples`'],
	['index', 'The entry for the table in sandbox/providers.mts'],
];
const TESTS: ReadonlyArray<readonly [string, string]> = [
	['contract', 'What every adapter does: `adapterContract`'],
	[
		'credential',
		'Defaults, pasted base URLs, credentials that can’t be used: `credentialContract`',
	],
	['normalizing', 'Any row becomes an item or is left out: `normalizingContract`'],
	['fixtures', 'Which items the vendor’s own examples become'],
];

/** The file of a credential type, which is named after its class. */
export function credentialFile(type: string): string {
	return `credentials/${type.charAt(0).toUpperCase()}${type.slice(1)}.credentials.ts`;
}

/** The files of every provider, icons and fixtures aside: they are drawn, and copied from the vendor. */
export function partsOf({ id, credentialType }: Names): readonly Part[] {
	return [
		...ADAPTER.map(([name, holds, only]) => ({
			path: `adapters/${id}/${name}.ts`,
			holds,
			...(only && { only }),
		})),
		{
			path: credentialFile(credentialType),
			holds:
				'Fields, `authenticate` by the registry, and `test` with a rule for every known bad answer',
		},
		...SANDBOX.map(([name, holds]) => ({ path: `sandbox/${id}/${name}.mts`, holds })),
		...TESTS.map(([name, holds]) => ({ path: `test/adapters/${id}/${name}.test.mts`, holds })),
		{ path: `test/sandbox/${id}.test.mts`, holds: 'That the sandbox answers as documented' },
		{
			path: `test/credentials/${id}.test.mts`,
			holds: 'What the test of its credential says',
		},
		{
			path: `tools/docs/providers/${id}.mts`,
			holds: 'What it says and its status words: `messages`, `statusWords`, `aliases`',
		},
		{ path: providerPage(id), holds: 'Its credential, step by step, its requests and limits' },
	];
}

/** The edits of existing files that a new provider takes, each with what to write. */
export function editsFor({ id, credentialType }: Names): readonly string[] {
	const built = credentialFile(credentialType).replace(/\.ts$/, '.js');
	return [
		`adapters/index.ts: ${id} in the registry`,
		`sandbox/providers.mts: ${id} in the table`,
		`package.json: dist/${built} under n8n.credentials`,
		`README.md: under Credentials a heading with its label, three steps, and a link to ${providerPage(id)}`,
		'test/fixtures/SOURCES.md: where its fixtures come from',
		'CHANGELOG.md: a line',
	];
}

/** How a file begins that nobody has written yet. */
export const UNWRITTEN = '/** To be written. ';

const marks = (name: string) => `\n<!-- docs:${name} -->\n<!-- /docs:${name} -->\n`;

/** A file as it is laid out: it says what belongs there, and compiles, or has the marks of a page. */
export function laidOut({ path, holds }: Part): string {
	const rest = path.endsWith('.md') ? `${marks('fields')}${marks('test')}` : 'export {};\n';
	return `${UNWRITTEN}${holds}. */\n${rest}`;
}
