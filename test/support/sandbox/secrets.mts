import { inspect } from 'node:util';
import { registry } from '../../../adapters/index.ts';
import { PROVIDER_IDS, providerOf } from '../../../sandbox/index.mts';
import { EngineRun } from '../engine/engineRun.mts';

/** Every secret that a credential for the sandbox may have. */
const SECRETS: readonly string[] = PROVIDER_IDS.flatMap((id) => {
	const { credential, awkwardCredential = {} } = providerOf(id);
	return registry[id].secretFields.flatMap((field) =>
		[credential, awkwardCredential].flatMap((values) => values[field] ?? []),
	);
});

/** Every form in which a secret could be written, base64 also where it begins in the middle of a text. */
function formsOf(secret: string): string[] {
	const inside = [0, 1, 2].map((shift) => {
		const base64 = Buffer.from(`${'x'.repeat(shift)}${secret}`).toString('base64');
		return base64.replace(/=+$/, '').slice(shift === 0 ? 0 : 4, -1);
	});
	return [
		secret,
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
		...inside,
		...inside.map((base64) => base64.replaceAll('+', '-').replaceAll('/', '_')),
	];
}

/** Fails when a secret can be found in what n8n stores or shows, or in what hangs on it in memory. */
export function expectNoSecrets(shown: unknown, secrets: readonly string[] = SECRETS): void {
	const text =
		shown instanceof EngineRun
			? shown.serialize()
			: inspect(shown, { depth: 12, showHidden: true });
	const found = secrets.flatMap(formsOf).filter((form) => text.includes(form));
	expect(found).toEqual([]);
}
