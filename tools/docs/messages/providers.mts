import { providers } from '../../../adapters/index.ts';
import { docsOf } from '../providers.mts';

/** What the failures of each provider become, under a heading of its own. */
export async function providerMessages(): Promise<string> {
	const sections = providers.map(
		async ({ id, label }) => `### ${label}\n\n${await (await docsOf(id)).messages()}`,
	);
	return (await Promise.all(sections)).join('\n\n');
}
