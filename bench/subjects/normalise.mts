/** How long a page takes from its text to items, beside JSON.parse of the same text; of the packed package. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Adapters from '../../adapters/index.ts';
import { SEEDED, startSandbox } from '../../sandbox/index.mts';

const [packageFolder = '', rounds = '5'] = process.argv.slice(2);
const { registry, openClient: openAccount } = createRequire(import.meta.url)(
	join(packageFolder, 'dist', 'adapters', 'index.js'),
) as typeof Adapters;
const PHONE = `+${SEEDED.contacts.maria.whatsAppDigits}`;
const REPEATED = 1_000;
const CREDENTIALS = {
	wamm: { token: SEEDED.wamm.token },
	twoChat: { apiKey: SEEDED.twoChat.apiKey },
	whatsappApi: { headerName: 'X-Proxy-Key', headerSecret: 'aSecretOfAProxy' },
} as const;
type Id = keyof typeof CREDENTIALS;

/** The provider's answers to reading 100 messages of one chat, by path and query. */
async function answersOf(id: Id): Promise<Map<string, string>> {
	const sandbox = await startSandbox({ messages: 400 });
	const texts = new Map<string, string>();
	const read = readerOf(id, async (url, init) => {
		const { origin, pathname, search } = new URL(url);
		const path = url.replace(origin, '').replace(':token', encodeURIComponent(SEEDED.wamm.token));
		const headers = { 'x-user-api-key': SEEDED.twoChat.apiKey };
		const response = await fetch(`${sandbox[id].origin}${path}`, { ...init, headers });
		const text = await response.text();
		texts.set(pathname + search, text);
		return text;
	});
	await read();
	await sandbox.close();
	return texts;
}

type Answer = (
	url: string,
	init: { method: string; body: string | null },
) => Promise<string> | string;

/** The first page with María of an account whose answers come from there; read anew each time. */
function readerOf(id: Id, answer: Answer): () => Promise<number> {
	const definition = registry[id] as Adapters.ProviderDefinition<unknown>;
	const context = openAccount(definition, CREDENTIALS[id], {
		transport: {
			send: async ({ url, method, body }) => ({
				status: 200,
				headers: {},
				text: await answer(url, { method, body }),
			}),
		},
		clock: { now: Date.now, sleep: async () => {}, random: Math.random },
		signal: new AbortController().signal,
		timeoutMs: 60_000,
		deadlineAt: Infinity,
		concurrency: definition.capabilities.concurrency,
		addHint: () => {},
	});
	const query = {
		ownPhone: definition.capabilities.needsAccount ? SEEDED.twoChat.phone : null,
		contact: { kind: 'phone', address: PHONE },
		direction: null,
		wanted: 100,
	} as const;
	return async () => {
		const page = await definition.pages?.(context, query).next();
		return page?.value?.records.length ?? 0;
	};
}

/** Processor milliseconds of doing it over and over. */
async function timeOf(work: () => unknown): Promise<number> {
	globalThis.gc?.();
	const before = process.cpuUsage();
	for (let turn = 0; turn < REPEATED; turn += 1) await work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000;
}

/** Of each, in turns. */
async function compare(id: Id): Promise<{ messages: number; ours: number[]; parse: number[] }> {
	const texts = await answersOf(id);
	const read = readerOf(id, (url) => {
		const { pathname, search } = new URL(url);
		return texts.get(pathname + search) ?? '';
	});
	const page = [...texts.values()].reduce((a, b) => (a.length > b.length ? a : b));
	const messages = await read();
	const times = { messages, ours: [] as number[], parse: [] as number[] };
	for (let round = -3; round < Number(rounds); round += 1) {
		const ours = await timeOf(read);
		const parse = await timeOf(() => JSON.parse(page) as unknown);
		if (round < 0) continue;
		times.ours.push(ours);
		times.parse.push(parse);
	}
	return times;
}

const found: Record<string, unknown> = {};
for (const id of Object.keys(CREDENTIALS) as Id[]) found[id] = await compare(id);
process.send?.(found, () => process.exit());
