/** `npm run soak`: a real n8n that follows all providers for half an hour, through faults and restarts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROVIDER_IDS } from '../../sandbox/index.mts';
import { isFine } from './compare.mts';
import { complaints, hasGrown, heapTable, isLong, resultTable } from './report.mts';
import { soak } from './soak.mts';

const LOGS = join(process.cwd(), '.cache', 'soak');

/** What n8n says where the machine is too busy for its SQLite. */
const STARVED = /SqliteWriteConnectionMutex|Database is not ready/g;

const USAGE = `Usage: npm run soak -- [flags] [providers; all of them where none is named]

  --minutes <n>   how long n8n runs, in three lives of the same length (default 30)
  --help`;

const { values: flags, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		minutes: { type: 'string', default: '30' },
		help: { type: 'boolean', default: false },
	},
});

const ending: Array<() => unknown> = [];
const end = async () => {
	for (const stop of ending.reverse().splice(0)) await stop();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void end().then(() => process.exit(130)));
}

const say = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);

async function main(): Promise<boolean> {
	const minutes = Number(flags.minutes);
	const unknown = positionals.filter((name) => !PROVIDER_IDS.some((id) => id === name));
	if (!(minutes > 0) || unknown.length > 0) {
		console.error([...unknown.map((name) => `There is no provider ${name}`), USAGE].join('\n'));
		return false;
	}
	const providers = PROVIDER_IDS.filter(
		(id) => positionals.length === 0 || positionals.includes(id),
	);
	const { results, lives, logs } = await soak(minutes, providers, ending, say);
	mkdirSync(LOGS, { recursive: true });
	logs.forEach((log, nth) => writeFileSync(join(LOGS, `n8n-${nth + 1}.log`), log));
	console.log(`\n${resultTable(results)}\n${heapTable(lives)}`);
	for (const line of complaints(results)) console.log(line);
	const starved = logs.join('').match(STARVED)?.length ?? 0;
	if (starved > 0) {
		console.log(
			`n8n says ${starved} times that its database did not answer: it loses executions then.`,
		);
	}
	if (!lives.every(isLong)) {
		console.log(
			'The heap was not checked: that takes lives of 8 minutes, so --minutes 24 or more.',
		);
	}
	return results.every(isFine) && !lives.some((life) => isLong(life) && hasGrown(life));
}

if (flags.help) console.log(USAGE);
else {
	try {
		process.exitCode = (await main()) ? 0 : 1;
	} finally {
		await end();
	}
}
