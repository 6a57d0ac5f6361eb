import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/index.mts';
import { runCredentialTest, type CredentialTestResult } from '../engine/credentialTest.mts';
import { credentialOf, type ProviderId } from './providers.mts';
import { expectNoSecrets } from './secrets.mts';

/** What the editor says below a credential that is saved with these changes. */
export async function testCredential(
	sandbox: Sandbox,
	provider: ProviderId,
	changes: IDataObject = {},
): Promise<CredentialTestResult> {
	const { type, data } = credentialOf(sandbox, provider, changes);
	const result = await runCredentialTest(type, data);
	expectNoSecrets(result);
	return result;
}
