import { registry } from '../../adapters/index.ts';
import { PROVIDER_IDS, type Sandbox } from '../../sandbox/index.mts';
import { credentialFor } from '../demo/workflows.mts';
import type { N8nApi, SavedCredential } from '../n8n/api.mts';

/** The saved credentials by their type. */
export type Credentials = ReadonlyMap<string, SavedCredential>;

/** Saves a credential for each provider of the sandbox, or brings an earlier one up to date: its ports may be others. */
export async function bringCredentials(api: N8nApi, sandbox: Sandbox): Promise<Credentials> {
	const known = await api.request<SavedCredential[]>('GET', '/credentials');
	const saved = new Map<string, SavedCredential>();
	for (const id of PROVIDER_IDS) {
		const { label, credentialType: type } = registry[id];
		const data = credentialFor(sandbox, id);
		const name = `${label} sandbox`;
		const earlier = known.find((credential) => credential.name === name);
		const credential = earlier
			? await api.request<SavedCredential>('PATCH', `/credentials/${earlier.id}`, {
					name,
					type,
					data,
				})
			: await api.createCredential(type, data, name);
		saved.set(type, credential);
	}
	return saved;
}
