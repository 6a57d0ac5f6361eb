/**
 * How long n8n's loader takes for the packed package, with what n8n has loaded already (`warm`) or without. In plain
 * JavaScript: what runs TypeScript would hook into each module that is loaded.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [packageFolder = '', modules] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), 'message-tracker-n8n-'));
process.env.N8N_USER_FOLDER = home;
process.env.N8N_LOG_LEVEL = 'silent';
const require = createRequire(import.meta.url);
const { PackageDirectoryLoader } = require('n8n-core');
require('n8n-workflow');
if (modules === 'warm') {
	require('luxon');
	require('zod/v4');
}
// The first loader of a process reads n8n's configuration: a running n8n has long done that.
const loader = new PackageDirectoryLoader(packageFolder);
const startedAt = performance.now();
await loader.loadAll();
const ms = performance.now() - startedAt;
rmSync(home, { recursive: true, force: true });
process.send({ ms }, () => process.exit());
