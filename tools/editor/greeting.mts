import { providerSections } from '../../sandbox/banner.mts';
import { SEEDED, type Sandbox } from '../../sandbox/index.mts';
import type { RunningN8n } from '../n8n/startN8n.mts';

/** Where the editor is, and what to try in it. */
export function greeting(
	{ url, ownerEmail, password }: RunningN8n,
	sandbox: Sandbox,
	{ page, workflows }: { readonly page: string; readonly workflows: readonly string[] },
): string {
	const { maria } = SEEDED.contacts;
	return `
The editor is running. Ctrl-C ends it, and everything it started.

  Deliveries ${page}
             (moves by itself: a list of contacts is being sent, and its statuses come in)

  Address    ${url}
  Email      ${ownerEmail}
  Password   ${password}

The credentials of all providers are saved, and lead to the sandbox on this machine.
To see messages: new workflow, "Add first step", search "whatsapp", "Get Messages by Phone", paste
+${maria.dialledDigits}, "Execute step".

${providerSections(sandbox)}

  Control    ${sandbox.control.origin} (requests, faults, what was sent)

Example workflows: ${workflows.join(', ')}
`;
}
