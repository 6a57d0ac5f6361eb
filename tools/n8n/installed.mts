/** What an n8n is started with: found once, and handed to other processes by the environment. */
export interface Installed {
	/** A Node that n8n starts on. */
	readonly node: string;
	/** n8n's command line. */
	readonly bin: string;
	/** Our package, packed. */
	readonly tarball: string;
}

const VARIABLE = 'MESSAGE_TRACKER_N8N';

export function toEnvironment(installed: Installed): Record<string, string> {
	return { [VARIABLE]: JSON.stringify(installed) };
}

export function fromEnvironment(): Installed {
	const text = process.env[VARIABLE];
	if (!text) throw new Error('No n8n: run the tests by npm run e2e, which installs it');
	return JSON.parse(text) as Installed;
}
