import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { providerIdsWhere, type ProviderFilter } from './provider';

type Show = NonNullable<IDisplayOptions['show']>;

/** Our own number, where the provider's requests name it; what it means to leave it empty depends on the provider. */
export function accountPhoneProperties(
	offers: ProviderFilter,
	show: Show = {},
	whenOptional = 'for all of them',
): INodeProperties[] {
	const kinds = [
		[false, 'if only one is connected'],
		[true, whenOptional],
	] as const;
	return kinds.flatMap(([isOptional, whenEmpty]) => {
		const provider = providerIdsWhere((capabilities) => {
			const { needsAccount, isAccountOptional = false } = capabilities;
			return offers(capabilities) && needsAccount && isAccountOptional === isOptional;
		});
		return provider.length > 0 ? [accountPhoneProperty(whenEmpty, { provider, ...show })] : [];
	});
}

function accountPhoneProperty(whenEmpty: string, show: Show): INodeProperties {
	return {
		displayName: 'Your Number',
		name: 'accountPhone',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: `Your own number at the provider; leave it empty ${whenEmpty}`,
		displayOptions: { show },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Leave empty ${whenEmpty}`,
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
