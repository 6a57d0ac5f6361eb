/** What n8n is told so that it stays quiet, and on this machine. */
const QUIET = {
	N8N_HOST: '127.0.0.1',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_PROTOCOL: 'http',
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_PYTHON_ENABLED: 'false',
	N8N_LOG_LEVEL: 'info',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
	DB_TYPE: 'sqlite',
};

/** Settings of whoever starts us that would reach n8n or the npm it runs. */
const NOT_OURS = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_|npm_|NODE_OPTIONS$|NODE_ENV$|JEST_)/;

/** Where an n8n lives. */
export interface Place {
	readonly userFolder: string;
	readonly port: number;
	readonly brokerPort: number;
}

/** The environment of an n8n: quiet, local, and apart from any other on the machine. */
export function n8nEnvironment(
	{ userFolder, port, brokerPort }: Place,
	more: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !NOT_OURS.test(name));
	return {
		...Object.fromEntries(inherited),
		...QUIET,
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		...more,
	};
}
