import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { providerIdsWhere, type ProviderFilter } from './provider';

type Show = NonNullable<IDisplayOptions['show']>;

/** Our own number, where the provider's requests name it; left empty it is the only connected one. */
export function accountPhoneProperty(offers: ProviderFilter, show: Show = {}): INodeProperties {
	const provider = providerIdsWhere(
		(capabilities) => offers(capabilities) && capabilities.needsAccount,
	);
	return {
		displayName: 'Your Number',
		name: 'accountPhone',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: 'Your own number at the provider; leave it empty if only one is connected',
		displayOptions: { show: { provider, ...show } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Leave empty if only one is connected',
				typeOptions: { searchListMethod: 'searchAccounts', searchable: true },
			},
			{
				displayName: 'By Phone',
				name: 'phone',
				type: 'string',
				placeholder: '+52 55 1234 5678',
			},
		],
	};
}

/** The contact's phone or what else the description allows. */
export function phoneProperty(description: string, show?: Show): INodeProperties {
	return {
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		required: true,
		default: '',
		placeholder: '+52 55 1234 5678',
		description,
		...(show && { displayOptions: { show } }),
	};
}
