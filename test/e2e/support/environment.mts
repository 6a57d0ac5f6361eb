/** What the runner hands to the tests. */
export interface Handed {
	/** Where n8n is. */
	readonly n8nUrl: string;
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

export function handed(): Handed {
	const text = process.env[VARIABLE];
	if (!text) throw new Error('These tests need a running n8n: start them by npm run e2e');
	return JSON.parse(text) as Handed;
}
