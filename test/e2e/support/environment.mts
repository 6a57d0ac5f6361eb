/** What the runner hands to the tests. */
export interface Handed {
	/** An n8n for each of jest's workers. */
	readonly n8nUrls: readonly string[];
	readonly chromium: string;
	/** Where screenshots go. */
	readonly screenshots: string;
	/** Where the README's pictures go; null when nobody asked for them. */
	readonly pictures: string | null;
}

const VARIABLE = 'MESSAGE_TRACKER_E2E';

export function toEnvironment(handed: Handed): Record<string, string> {
	return { [VARIABLE]: JSON.stringify(handed) };
}

/** What was handed, with the n8n of this worker. */
export function handed(): Handed & { readonly n8nUrl: string } {
	const text = process.env[VARIABLE];
	if (!text) throw new Error('These tests need a running n8n: start them by npm run e2e');
	const all = JSON.parse(text) as Handed;
	const n8nUrl = all.n8nUrls[Number(process.env.JEST_WORKER_ID) - 1];
	if (!n8nUrl) throw new Error('There are more workers than n8ns');
	return { ...all, n8nUrl };
}
