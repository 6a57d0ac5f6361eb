import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Settings that n8n-core reads while it is being imported: this module has to be the first import. The home is
 * never that of a real n8n, and each worker has its own, because n8n-core writes a key file there.
 */
const home = process.env.ENGINE_HOME ?? ownHome();
process.env.N8N_USER_FOLDER = join(home, `worker-${process.env.JEST_WORKER_ID ?? 'none'}`);
mkdirSync(process.env.N8N_USER_FOLDER, { recursive: true });
process.env.N8N_LOG_LEVEL = 'silent';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';

function ownHome(): string {
	const folder = mkdtempSync(join(tmpdir(), 'message-tracker-n8n-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	return folder;
}
