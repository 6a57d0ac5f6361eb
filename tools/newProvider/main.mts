/** `npm run new:provider -- <id>`: lays out the files that every provider has; tests then say what is missing. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { editsFor, laidOut, partsOf } from './parts.mts';

const ROOT = join(import.meta.dirname, '..', '..');
const USAGE = `Usage: npm run new:provider -- <id> [--credential <type>]

  <id>          what workflows will be saved with, in camelCase, such as someProvider
  --credential  the credential's type, of a name that no other package has (default <id>Api)`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { credential: { type: 'string' } },
});
const [id = ''] = positionals;
const { credential: credentialType = `${id}Api` } = values;
const isName = (text: string) => /^[a-z][A-Za-z0-9]+$/.test(text);

if (isName(id) && isName(credentialType)) layOut();
else {
	console.error(USAGE);
	process.exitCode = 2;
}

/** Writes what isn't there yet, and says what is left to do. */
function layOut(): void {
	const names = { id, credentialType };
	for (const part of partsOf(names)) {
		const { path, only } = part;
		const file = join(ROOT, path);
		const isThere = existsSync(file);
		const note = only ? ` (delete it where it has no ${only})` : '';
		console.log(`${isThere ? 'is there ' : 'laid out '} ${path}${note}`);
		if (isThere) continue;
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, laidOut(part));
	}
	mkdirSync(join(ROOT, 'test', 'fixtures', id), { recursive: true });
	console.log(
		`\nThen, by hand:\n${editsFor(names)
			.map((edit) => `  ${edit}`)
			.join('\n')}`,
	);
	console.log(`  icons, drawn: icons/${id}.svg and icons/${id}.dark.svg`);
	console.log('\nAnd: npm run docs, npm test. CONTRIBUTING.md, "Add a provider", has the order.');
}
