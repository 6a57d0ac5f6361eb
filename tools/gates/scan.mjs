import { join, relative, resolve } from 'node:path';
import { ensureInstalled } from './install.mjs';

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..', '..'));

/**
 * n8n's scan of one folder, as its own service runs it, and the same rules once more: the service says neither
 * how many files it read nor what it merely warns of.
 */
async function scan(title, folder, patterns) {
	const { analyzePackage, buildScanConfig } =
		await import('@n8n/scan-community-package/scanner/scanner.mjs');
	const { ESLint } = await import('eslint');
	const analysis = await analyzePackage(folder, patterns);
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
		errorOnUnmatchedPattern: false,
	});
	const results = await eslint.lintFiles(patterns);
	const findings = results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, ruleId, message }) => {
			return `  ${relative(folder, filePath)}:${line} ${message} (${ruleId})`;
		}),
	);
	if (!analysis.passed && findings.length === 0) findings.push(`  ${analysis.message}`);
	console.log(`${title}: ${results.length} files, ${findings.length || 'no'} findings`);
	for (const finding of findings) console.log(finding);
	return results.length > 1 && findings.length === 0;
}

ensureInstalled();
delete process.env.NODE_ENV;
const { SOURCE_FILE_PATTERNS } = await import('@n8n/scan-community-package/scanner/scanner.mjs');
const isSourceClean = await scan('Source', root, SOURCE_FILE_PATTERNS);
const packed = process.argv[3] ?? (await import('../pack.mjs')).packPackage().folder;
const isPackageClean = await scan('Package', resolve(packed), ['**/*.js', 'package.json']);
if (!isSourceClean || !isPackageClean) {
	console.error('The scan wants files to look at, and no findings in them.');
	process.exitCode = 1;
}
