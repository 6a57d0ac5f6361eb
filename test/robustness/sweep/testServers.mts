import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import {
	PROVIDER_IDS,
	providerOf,
	type Sandbox,
	SEEDED,
	serversOf,
	startSandbox,
} from '../../../sandbox/index.mts';
import { createSelfSigned } from '../../../tools/selfSigned.mts';
import { SECRET } from './leakedSecrets.mts';

const { maria, olga } = SEEDED.contacts;
const LEFT = [olga, maria].map(({ whatsAppDigits }) => whatsAppDigits);
const QUIET_EVERY_MS = 10;
const QUIET_WITHIN_MS = 5_000;

/** Everything a case may get in touch with. */
export interface TestServers {
	readonly healthy: Sandbox;
	/** Where redirects point: nothing must ever get there. */
	readonly elsewhere: { readonly origin: string; readonly requests: readonly string[] };
	readonly addresses: Readonly<
		Record<'unknownHost' | 'closedPort' | 'noTls' | 'selfSigned', string>
	>;
	/** A sandbox for one case at a time, to be given back. */
	borrow(): Promise<Sandbox>;
	giveBack(sandbox: Sandbox): Promise<void>;
	close(): Promise<void>;
}

async function listening(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

/** A sandbox whose accounts know the sweep's secret; small, since each chat is a request. */
async function startKnowing(): Promise<Sandbox> {
	const sandbox = await startSandbox({ messages: 40 });
	for (const id of PROVIDER_IDS) {
		providerOf(id).accept(sandbox[id], SECRET);
		providerOf(id).leave?.(sandbox[id], LEFT);
	}
	return sandbox;
}

/** Waits until nobody is connected any more: what a case began must not be counted in the next one. */
async function quiet(sandbox: Sandbox): Promise<void> {
	for (let waited = 0; waited < QUIET_WITHIN_MS; waited += QUIET_EVERY_MS) {
		await setTimeout(QUIET_EVERY_MS);
		if (serversOf(sandbox).every(({ connections }) => connections.open === 0)) return;
	}
}

/** Starts them, with so many faulty sandboxes: so many cases can run side by side. */
export async function startTestServers(lanes: number): Promise<TestServers> {
	const requests: string[] = [];
	const elsewhere = createServer(({ method, url }, response) => {
		requests.push(`${method} ${url}`);
		response.end('{}');
	});
	const tls = createTlsServer(createSelfSigned(), (_request, response) => response.end('{}'));
	const closed = createServer();
	const closedPort = await listening(closed);
	closed.close();
	const healthy = await startKnowing();
	const faulty: Sandbox[] = [];
	for (let lane = 0; lane < lanes; lane += 1) faulty.push(await startKnowing());
	const free = [...faulty];
	const waiting: Array<(sandbox: Sandbox) => void> = [];
	return {
		healthy,
		elsewhere: { origin: `http://127.0.0.1:${await listening(elsewhere)}`, requests },
		addresses: {
			unknownHost: 'http://nobody.invalid',
			closedPort: `http://127.0.0.1:${closedPort}`,
			noTls: healthy.control.origin.replace('http:', 'https:'),
			selfSigned: `https://127.0.0.1:${await listening(tls)}`,
		},
		async borrow() {
			return free.pop() ?? (await new Promise<Sandbox>((resolve) => waiting.push(resolve)));
		},
		async giveBack(sandbox) {
			await quiet(sandbox);
			for (const id of PROVIDER_IDS) {
				const server = sandbox[id];
				server.faults.clear();
				server.clearRequests();
				providerOf(id).sending?.outbox(server).clear();
			}
			const next = waiting.shift();
			if (next) next(sandbox);
			else free.push(sandbox);
		},
		async close() {
			for (const server of [elsewhere, tls]) server.closeAllConnections();
			elsewhere.close();
			tls.close();
			await Promise.all([healthy, ...faulty].map(async (sandbox) => await sandbox.close()));
		},
	};
}
