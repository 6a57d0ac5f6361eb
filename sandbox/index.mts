import { createClock, DEFAULT_NOW, type Clock } from './clock.mts';
import { startControl } from './control.mts';
import { CONTACTS } from './data/contacts.mts';
import {
	PROVIDER_IDS,
	PROVIDERS,
	type ProviderId,
	providerOf,
	type Seeded,
	type Servers,
} from './providers.mts';
import type { ProviderServer } from './server/providerServer.mts';

export type { Fault, FaultRule } from './faults/fault.mts';
export type { Refusal, SandboxProvider, SeededMessage } from './provider.mts';
export { PROVIDER_IDS, type ProviderId, providerOf, refusalWith } from './providers.mts';
export type { RecordedRequest } from './server/traffic.mts';
export type { Delivery, WebhookRequest } from './webhooks/webhookSender.mts';
export { withFaultyDeliveries } from './webhooks/faultyDelivery.mts';

const seeded = Object.fromEntries(
	PROVIDER_IDS.map((id) => [id, PROVIDERS[id].seeded]),
) as unknown as Seeded;

/** What a sandbox starts with, by name: for tests, for the demo, and to paste into credentials. */
export const SEEDED = { contacts: CONTACTS, ...seeded };

/** How to start; everything has a default. */
export interface SandboxOptions {
	readonly seed?: number;
	/** Free ones where absent. */
	readonly ports?: Partial<Record<ProviderId | 'control', number>>;
	/** About how many messages each provider's main account has; default 400. */
	readonly messages?: number;
	/** Epoch milliseconds that the data is relative to; default 2026-06-01T12:00:00Z. */
	readonly now?: number;
	/** Whether the data's clock goes on by itself; otherwise it stands until it is moved. */
	readonly runningClock?: boolean;
}

/** The providers, each on an origin of its own. */
export type Sandbox = Servers & {
	/** The same for other processes. */
	readonly control: { readonly origin: string };
	/** The present of the data: what is there, and how far it got. */
	readonly clock: Clock;
	/** Base URLs and seeded credentials, fit for JSON. */
	describe(): object;
	/** Ends everything, open connections too. */
	close(): Promise<void>;
};

/** All servers of a sandbox. */
export function serversOf(sandbox: Servers): ProviderServer[] {
	return PROVIDER_IDS.map((id) => sandbox[id]);
}

/** Starts the providers on loopback, filled with data that depends on the options only. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { seed = 1, ports = {}, messages = 400, now = DEFAULT_NOW } = options;
	const clock = createClock(now, options.runningClock);
	const start = { clock, seed, now, messages };
	const entries = PROVIDER_IDS.map((id) => {
		const server = providerOf(id).create(start);
		providerOf(id).seed(server, start);
		return [id, server] as const;
	});
	const servers = Object.fromEntries(entries) as unknown as Servers;
	const describe = () => ({
		baseUrls: Object.fromEntries(entries.map(([id, { baseUrl }]) => [id, baseUrl])),
		seeded: SEEDED,
	});
	const running: Array<{ close(): Promise<void> }> = serversOf(servers);
	const close = async () => {
		await Promise.all(running.map((server) => server.close()));
	};
	try {
		for (const [id, server] of entries) await server.listen(ports[id]);
		const control = await startControl({ servers, describe }, ports.control);
		running.push(control);
		return { ...servers, control, clock, describe, close };
	} catch (error) {
		await close();
		throw error;
	}
}
