/** How long n8n's loader takes for the packed package, with what n8n has loaded already (`warm`) or without. */
import '../../test/engine/support/environment.mts';
import { PackageDirectoryLoader } from 'n8n-core';
import { createRequire } from 'node:module';

const [packageFolder = '', modules] = process.argv.slice(2);
const require = createRequire(import.meta.url);
require('n8n-workflow');
if (modules === 'warm') {
	require('luxon');
	require('zod/v4');
}
const startedAt = performance.now();
await new PackageDirectoryLoader(packageFolder).loadAll();
process.send?.({ ms: performance.now() - startedAt }, () => process.exit());
