/** `npm run bench`: the package beside what people would use instead, in ratios of one run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { join } from 'node:path';
import { packPackage } from '../tools/pack.mjs';
import { type Flags, readFlags } from './flags.mts';
import { verdictsOn } from './goals.mts';
import { httpRequestNode } from './httpRequestNode.mts';
import { rerunWithRoundTrip } from './namespace.mts';
import { runJob, runScript, startServer } from './processes.mts';
import { growthTable, scenarioTable, smallTable, verdictTable } from './report.mts';
import { Results, type Small } from './results.mts';
import { type Scenario, scenariosFor } from './scenarios.mts';

const FILE = join(import.meta.dirname, '..', '.cache', 'bench.json');

function isWanted({ only }: Flags, id: string): boolean {
	return only.length === 0 || only.includes(id);
}

async function runScenarios(flags: Flags, packageFolder: string, proxiedMs: number) {
	const server = await startServer(flags.protocol, proxiedMs);
	const results = new Results();
	const { baseUrls } = server.ready;
	const scenarios = scenariosFor(server.ready, flags.rttMs).filter(({ id }) => isWanted(flags, id));
	try {
		for (let round = 1; round <= flags.rounds; round += 1) {
			for (const { id, setup, subjects } of scenarios) {
				for (const { name, subject, task } of subjects) {
					console.error(`Round ${round} of ${flags.rounds}: ${id}, ${name}`);
					const job = { subject, task, baseUrls, packageFolder };
					results.add(id, name, await runJob(server, job, setup));
				}
			}
		}
	} finally {
		server.stop();
	}
	return { scenarios, results };
}

async function runSmall({ rounds }: Flags, packageFolder: string): Promise<Small> {
	const args = [packageFolder, String(rounds)];
	console.error('Normalising, triggers, loading');
	const load = { warm: [] as number[], cold: [] as number[] };
	for (let round = 0; round < rounds; round += 1) {
		for (const modules of ['warm', 'cold'] as const) {
			const { ms } = await runScript<{ ms: number }>('load.mjs', [packageFolder, modules]);
			load[modules].push(ms);
		}
	}
	return {
		normalise: await runScript<Small['normalise']>('normalise.mts', args),
		triggers: await runScript<Small['triggers']>('triggers.mts', args),
		load,
	};
}

function write(
	flags: Flags,
	scenarios: readonly Scenario[],
	results: Results,
	small: Small | null,
) {
	const machine = `${platform()} ${arch()}, ${cpus().length} x ${cpus()[0]?.model.trim()}`;
	const runs = scenarios.map(({ id, title, subjects }) => ({
		id,
		title,
		subjects: subjects.map(({ name }) => ({ name, rounds: results.runs.get(id)?.get(name) })),
	}));
	const verdicts = verdictsOn(results);
	const report = { at: new Date().toISOString(), node: process.version, machine, flags, verdicts };
	mkdirSync(join(FILE, '..'), { recursive: true });
	writeFileSync(FILE, `${JSON.stringify({ ...report, runs, small }, null, '\t')}\n`);
	return { verdicts, machine };
}

const flags = readFlags();
const noRoundTrip = rerunWithRoundTrip(flags.rttMs);
if (noRoundTrip) console.error(`The round-trip time is made by a proxy: ${noRoundTrip}.`);
process.env.HTTP_REQUEST_NODE = await httpRequestNode();
const { folder } = packPackage();
const { scenarios, results } = await runScenarios(flags, folder, noRoundTrip ? flags.rttMs : 0);
const small = isWanted(flags, 'small') ? await runSmall(flags, folder) : null;
const { verdicts, machine } = write(flags, scenarios, results, small);

console.log(`\nMedians of ${flags.rounds} interleaved rounds, least and most in brackets.`);
console.log(`Node ${process.version}, ${machine}, ${flags.protocol.toUpperCase()} on loopback.\n`);
for (const scenario of scenarios) console.log(`${scenarioTable(scenario, results)}\n`);
if (scenarios.filter(({ id }) => id.startsWith('list')).length > 1) {
	console.log(`${growthTable(scenarios, results)}\n`);
}
if (small) console.log(`${smallTable(small)}\n`);
console.log(`${verdictTable(verdicts)}\n\nAll numbers: ${FILE}`);
