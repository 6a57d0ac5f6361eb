import type { INodeProperties } from 'n8n-workflow';
import { idsThat, type Offers, providersThat } from './provider';

const MINUTES_A_MONTH = 60 * 24 * 30;

/** Said where each look costs a credit, with the arithmetic. */
export function pollingCreditsNotice(offers: Offers): INodeProperties[] {
	const aMonth = MINUTES_A_MONTH.toLocaleString('en-US');
	return providersThat((traits) => offers(traits) && traits.isBilled).map(({ id, label }) => ({
		displayName: `Each look costs at least one credit of your ${label} plan: every minute is ${aMonth} credits a month for one number, every hour ${(MINUTES_A_MONTH / 60).toLocaleString('en-US')}. The Message Trigger costs none.`,
		name: `${id}CreditsNotice`,
		type: 'notice',
		default: '',
		displayOptions: { show: { provider: [id] } },
	}));
}

/** When a message that isn't delivered counts as overdue. */
export function overdueProperty(offers: Offers): INodeProperties {
	return {
		displayName: 'Overdue After (Minutes)',
		name: 'overdueMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 30,
		description:
			'How long after it was sent a message that is not delivered starts the workflow, once',
		displayOptions: { show: { provider: idsThat(offers), events: ['statusOverdue'] } },
	};
}
