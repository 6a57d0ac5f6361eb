import {
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	NodeOperationError,
} from 'n8n-workflow';
import { findProvider } from '../../adapters';
import { openNodeClient } from './clients';
import { toItemFailure } from './failure';

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
		const numbers = await definition.ownNumbers(await openNodeClient(this, definition));
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
		throw toItemFailure(error, definition).toNodeError(this.getNode());
	}
}
