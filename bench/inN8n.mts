/** `npm run bench:n8n`: what 1,000 rows cost a node in a real n8n on SQLite, beside a node that only reads parameters. */
import { parseArgs } from 'node:util';
import { startSandbox, providerOf } from '../sandbox/index.mts';
import { row, saveAccounts, saveChain, START } from '../test/e2e/support/workflows.mts';
import { prepareN8n } from '../tools/n8n/prepare.mts';
import { startN8n } from '../tools/n8n/startN8n.mts';
import { ratioOf, spreadOf } from './statistics.mts';

const ROWS = 1_000;
const { values: flags } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const rounds = Math.max(1, Number(flags.rounds) || 1);

const PROVIDER = 'wamm';
const EXPRESSIONS = 'Edit Fields';
const STATUS = 'Get Message Status';

const installed = await prepareN8n();
const sandbox = await startSandbox();
const n8n = await startN8n({ installed });
try {
	const workflow = await save();
	const took = new Map<string, number[]>([
		[EXPRESSIONS, []],
		[STATUS, []],
	]);
	for (let round = 0; round <= rounds; round += 1) {
		const { data, status } = await n8n.api.run(workflow, START.name);
		if (status !== 'success') throw new Error(`The execution ended with ${status}`);
		for (const [name, values] of took) {
			// The first round loads what the others find.
			if (round > 0) values.push(data?.resultData.runData[name]?.[0]?.executionTime ?? NaN);
		}
	}
	for (const [name, values] of took) {
		const { median, least, most } = spreadOf(values);
		console.log(`${name}: ${median} ms for ${ROWS} rows (${least} to ${most})`);
	}
	const ratio = ratioOf(took.get(STATUS) ?? [], took.get(EXPRESSIONS) ?? []);
	console.log(`${STATUS} beside ${EXPRESSIONS}: ${ratio.median.toFixed(2)}x`);
} finally {
	await n8n.stop();
	await sandbox.close();
}

/** Rows that all ask for one message, whose status takes one request; before them a node with as many expressions. */
async function save() {
	const accounts = await saveAccounts(n8n.api, sandbox);
	const question = providerOf(PROVIDER).statusQuestion;
	const rows = Array.from({ length: ROWS }, (_, nth) => ({ nth, ...question }));
	const assignments = ['messageId', 'nth'].map((field) => ({
		id: field,
		name: field,
		value: `={{ $json.${field} }}`,
		type: 'string',
	}));
	return await saveChain(n8n.api, 'Rows', [
		START,
		row({ rows }),
		{ name: 'Each', type: 'n8n-nodes-base.splitOut', parameters: { fieldToSplitOut: 'rows' } },
		{
			name: EXPRESSIONS,
			type: 'n8n-nodes-base.set',
			version: 3.4,
			parameters: { assignments: { assignments }, options: {} },
		},
		{
			name: STATUS,
			type: 'getMessageStatus',
			parameters: { provider: PROVIDER, messageId: '={{ $json.messageId }}', options: {} },
			credential: accounts[PROVIDER],
		},
	]);
}
