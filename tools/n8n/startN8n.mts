import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nApi, OWNER } from './api.mts';
import { n8nEnvironment } from './environment.mts';
import { freePort } from './freePort.mts';
import { fromEnvironment, type Installed } from './installed.mts';
import { placePackage } from './placePackage.mts';
import { startGroup } from './processGroup.mts';

const PATIENCE_MS = 120_000;

/** How to start; everything has a default. */
export interface N8nOptions {
	/** Kept after the end; otherwise a temporary one, which goes. */
	readonly userFolder?: string;
	/** A free one where absent or taken. */
	readonly port?: number;
	readonly env?: Readonly<Record<string, string>>;
	/** Where absent, what `npm run e2e` has put in the environment. */
	readonly installed?: Installed;
	/** Whether our package is put in place first; on by default. */
	readonly withPackage?: boolean;
}

/** A running n8n with our package, and its owner logged in. */
export interface RunningN8n {
	readonly url: string;
	readonly ownerEmail: string;
	readonly password: string;
	readonly userFolder: string;
	readonly api: N8nApi;
	/** Everything n8n has said so far. */
	log(): string;
	/** Ends n8n and all it started, and removes a temporary user folder. */
	stop(): Promise<void>;
}

/** Starts n8n on loopback, on embedded SQLite, with the packed package in place. */
export async function startN8n(options: N8nOptions = {}): Promise<RunningN8n> {
	const { node, bin, tarball } = options.installed ?? fromEnvironment();
	const userFolder = options.userFolder ?? mkdtempSync(join(tmpdir(), 'message-tracker-n8n-'));
	if (options.withPackage !== false) placePackage(userFolder, tarball);
	const port = await freePort(options.port);
	const place = { userFolder, port, brokerPort: await freePort() };
	const env = n8nEnvironment(place, options.env);
	const group = startGroup(node, [bin, 'start'], { env, cwd: userFolder });
	const url = `http://127.0.0.1:${port}`;
	const api = new N8nApi(url);
	const stop = async () => {
		await group.stop();
		if (!options.userFolder) rmSync(userFolder, { recursive: true, force: true });
	};
	try {
		await ready(url, group.ended);
		await api.login();
	} catch (error) {
		await stop();
		throw new Error(`n8n did not start:\n${group.output()}`, { cause: error });
	}
	const { email: ownerEmail, password } = OWNER;
	return { url, ownerEmail, password, userFolder, api, log: group.output, stop };
}

/** Waits until n8n says that it is ready; gives up when it ends or takes too long. */
export async function ready(url: string, ended: Promise<unknown>): Promise<void> {
	let hasEnded = false;
	void ended.then(() => (hasEnded = true));
	const deadline = Date.now() + PATIENCE_MS;
	while (!hasEnded && Date.now() < deadline) {
		const response = await fetch(`${url}/healthz/readiness`).catch(() => null);
		await response?.body?.cancel();
		if (response?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(hasEnded ? 'n8n ended' : 'n8n was not ready in two minutes');
}
