import { loadPackage } from '../../support/engine/loadPackage.mts';

/** The statuses that the message trigger offers this provider's users, for each field that they are shown. */
export async function offeredStatuses(provider: string): Promise<unknown[][]> {
	const { nodes } = (await loadPackage()).types;
	const { properties = [] } = nodes.find(({ name }) => name === 'messageTrigger') ?? {};
	return properties
		.filter(({ name }) => name === 'statuses')
		.filter(({ displayOptions }) => displayOptions?.show?.provider?.includes(provider))
		.map(({ options = [] }) => options.map((option) => 'value' in option && option.value));
}
