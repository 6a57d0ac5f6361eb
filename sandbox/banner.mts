import { findProvider } from '../adapters/index.ts';
import type { Sandbox } from './index.mts';
import { PROVIDER_IDS, providerOf } from './providers.mts';

const WIDTH = 10;
type Line = readonly [string, string];

function section(lines: readonly Line[]): string {
	return lines.map(([name, value]) => `  ${name.padEnd(WIDTH)} ${value}`).join('\n');
}

/** What to paste into each provider's credential, and what to try with it. */
export function providerSections(sandbox: Sandbox): string {
	const sections = PROVIDER_IDS.map(
		(id) => `${findProvider(id)?.label}\n${section(providerOf(id).banner(sandbox[id]))}`,
	);
	return sections.join('\n\n');
}

/** What to paste where, and what to try. */
export function banner(sandbox: Sandbox): string {
	const { origin } = sandbox.control;
	const [first] = PROVIDER_IDS;
	const controls: Line[] = [
		['Requests', `curl ${origin}/requests/${first}`],
		[
			'Faults',
			`curl ${origin}/faults/${first} --json '{"times":3,"fault":{"kind":"status","code":503}}'`,
		],
		['Outbox', `curl ${origin}/outbox/${first}`],
		['Pace', `curl -X PUT ${origin}/pace/${first} --json '{"read":5000}'`],
		...PROVIDER_IDS.flatMap((id) => providerOf(id).controls?.(origin) ?? []),
	];
	return `The sandbox is running. Ctrl-C stops it.

${providerSections(sandbox)}

Control      ${origin}
${section(controls)}
`;
}
