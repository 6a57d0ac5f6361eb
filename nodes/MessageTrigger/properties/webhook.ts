import type { INodeProperties } from 'n8n-workflow';
import { statusesProperty } from '../../shared/properties/events';
import { collection, includeRaw } from '../../shared/properties/options';
import { type ProviderFilter, providersWhere } from '../../shared/properties/provider';

/** Where the user pastes the webhook's URL: how, and whether that is checked on activation. */
export function webhookUrlNotices(offers: ProviderFilter): INodeProperties[] {
	return providersWhere(offers).flatMap(({ id, label, webhook }): INodeProperties[] => {
		if (webhook?.registration.by !== 'user') return [];
		const { place, sends, current } = webhook.registration;
		const displayOptions = { show: { provider: [id] } };
		const notice: INodeProperties = {
			displayName: `Open Webhook URLs above, copy the Production URL, and paste it in ${label}: ${place}. ${sends} Whoever knows the URL can send to it, so keep it to yourself.`,
			name: `${id}WebhookNotice`,
			type: 'notice',
			default: '',
			displayOptions,
		};
		const check: INodeProperties = {
			displayName: 'Check Webhook Setting',
			name: 'checkWebhookSetting',
			type: 'boolean',
			default: true,
			description: `Whether to stop publishing, and show the URL to paste, while ${label} sends to another URL`,
			displayOptions,
		};
		return current ? [notice, check] : [notice];
	});
}

/** What to do to test it in the editor: a sentence for each provider. */
export function testSteps(offers: ProviderFilter): string {
	const ofEach = providersWhere(offers).map(({ label, capabilities }) =>
		capabilities.webhook === 'byApi'
			? `${label} is subscribed automatically.`
			: `${label} sends to the URL that you paste: the Test URL for the test, and the Production URL afterwards.`,
	);
	return ['click Execute step, then let a message arrive.', ...ofEach].join(' ');
}

/** Options of the webhook trigger. */
export function webhookOptions(): INodeProperties {
	return collection([
		includeRaw(),
		{
			displayName: 'Include Messages Sent by API',
			name: 'includeSentByApi',
			type: 'boolean',
			default: false,
			description:
				'Whether messages that were sent through the API of the provider start the workflow too, such as those of your other workflows',
		},
	]);
}

/** The statuses to choose from: of each provider those that its webhooks tell. */
export function webhookStatusesProperties(offers: ProviderFilter): INodeProperties[] {
	return providersWhere(offers).map(({ id, capabilities }) =>
		statusesProperty([id], capabilities.webhookStatuses),
	);
}
