import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { LocateBy, ProviderCapabilities } from '../../../adapters';
import { accountPhoneProperties, phoneProperty } from '../../shared/properties/account';
import { providerIdsWhere, providersWhere } from '../../shared/properties/provider';

const LOCATORS: Readonly<Record<LocateBy, INodePropertyOptions>> = {
	messageId: { name: 'Message ID', value: 'messageId', description: 'The ID alone is enough' },
	phones: {
		name: 'Phones',
		value: 'phones',
		description: 'Your number and the phone of the contact',
	},
	sessionKey: {
		name: 'Session Key',
		value: 'sessionKey',
		description: 'The chatId of an item: takes the fewest requests',
	},
};

/** Whether the provider can look a status up. */
export function supportsStatus(capabilities: ProviderCapabilities): boolean {
	return capabilities.statusBy !== undefined;
}

/** Whether a message may be found by the two phones, among several ways. */
export function locatesByPhones({ statusBy }: ProviderCapabilities): boolean {
	return (statusBy?.length ?? 0) > 1 && statusBy?.includes('phones') === true;
}

/** Which message: by its id, and where the provider needs more, by phones or session key. */
export function messageLocatorProperties(): INodeProperties[] {
	const provider = providerIdsWhere(locatesByPhones);
	const ways = providersWhere(locatesByPhones)[0]?.capabilities.statusBy ?? [];
	const defaultWay = ways[0] ?? '';
	const byPhones = { locateBy: ['phones'] };
	return [
		{
			displayName: 'Message ID',
			name: 'messageId',
			type: 'string',
			required: true,
			default: '',
			placeholder: '1234567',
			description:
				'ID that the provider gave when the message was sent, or the messageId of an item',
		},
		{
			displayName: 'Find Message By',
			name: 'locateBy',
			type: 'options',
			options: ways.map((way) => ({ ...LOCATORS[way] })),
			default: defaultWay,
			description: 'What is known of the message beside its ID',
			displayOptions: { show: { provider } },
		},
		...accountPhoneProperties(locatesByPhones, byPhones),
		phoneProperty(
			'Phone of the contact that the message was sent to, with its country code; or the chatId of an item, which takes the fewest requests',
			{ provider, ...byPhones },
		),
		{
			displayName: 'Session Key',
			name: 'sessionKey',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'WW-WPN…-5215512345678@c.us',
			description: 'The chatId that the other nodes give for this conversation',
			displayOptions: { show: { provider, locateBy: ['sessionKey'] } },
		},
	];
}
