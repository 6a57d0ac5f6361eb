import {
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	NodeOperationError,
} from 'n8n-workflow';
import { findProvider } from '../../adapters';
import { openClientThrough, shortDeadline } from './clients';
import { toItemFailure } from './failure';

const TIMEOUT_MS = 30_000;

/** The account's own numbers for the list of “Your Number”, connected ones first. */
export async function searchOwnNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const definition = findProvider(String(this.getCurrentNodeParameter('provider')));
	if (!definition?.ownNumbers) {
		throw new NodeOperationError(this.getNode(), 'This provider has no list of numbers', {
			description: 'Give the number by phone instead.',
		});
	}
	try {
		const credential = await this.getCredentials(definition.credentialType);
		const options = { concurrency: null, timeoutMs: TIMEOUT_MS, deadlineAt: shortDeadline() };
		const { signal } = new AbortController();
		const client = openClientThrough(this, definition, credential, options, signal, () => {});
		const numbers = await definition.ownNumbers(client);
		const wanted = (filter ?? '').toLowerCase();
		const results = numbers
			.toSorted((a, b) => Number(b.isConnected) - Number(a.isConnected))
			.map(({ phone, label, isConnected }) => ({
				name: `${label === phone ? phone : `${label} (${phone})`}${isConnected ? '' : ' – not connected'}`,
				value: phone,
			}))
			.filter(({ name }) => name.toLowerCase().includes(wanted));
		return { results };
	} catch (error) {
		const { id: provider, label } = definition;
		throw toItemFailure(error, { provider, label }).toNodeError(this.getNode(), 0, false);
	}
}
