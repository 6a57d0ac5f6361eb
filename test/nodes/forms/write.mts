/** `npx tsx test/nodes/forms/write.mts`: what saved workflows rely on, as it is now. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packPackage } from '../../../tools/pack.mjs';

process.env.PACKED_PACKAGE = packPackage().folder;
const { loadForms, savedPart } = await import('./form.mts');
const forms = Object.entries(await loadForms()).sort(([a], [b]) => (a < b ? -1 : 1));
const saved = Object.fromEntries(forms.map(([id, form]) => [id, savedPart(form)]));
writeFileSync(join(import.meta.dirname, 'saved.json'), `${JSON.stringify(saved, null, '\t')}\n`);
