import { providers } from '../../../adapters/index.ts';
import { offeredStatuses } from './offeredStatuses.mts';

const ALL = ['deleted', 'delivered', 'failed', 'pending', 'read', 'sent', 'unknown'];

describe('The statuses that the message trigger offers', () => {
	it.each(providers)('are those that its webhooks tell of: $id', async (provider) => {
		const { id, capabilities, webhook } = provider;
		const told = ALL.filter((status) =>
			(capabilities.webhookStatuses ?? ALL).some((each) => each === status),
		);
		expect(await offeredStatuses(id)).toEqual(webhook ? [told] : []);
	});
});
