import type { INodeProperties } from 'n8n-workflow';
import { collection, includeRaw } from '../../shared/properties/options';
import {
	providerIdsWhere,
	type ProviderFilter,
	providersWhere,
} from '../../shared/properties/provider';

/** Looks in 30 days. Written out: n8n loads this at its start, and formatting a number takes 9 ms the first time. */
const LOOKS_A_MONTH = { everyMinute: '43,200', everyHour: '720' } as const;

/** Said where each look costs a credit, with the arithmetic. */
export function pollingCreditsNotice(offers: ProviderFilter): INodeProperties[] {
	return providersWhere((capabilities) => offers(capabilities) && capabilities.isBilled).map(
		({ id, label }) => ({
			displayName: `Each poll costs one credit of your ${label} plan (the first of a day also one for your number, while Your Number is empty): every minute is ${LOOKS_A_MONTH.everyMinute} credits a month, every hour ${LOOKS_A_MONTH.everyHour}. The Message Webhook Trigger costs nothing per message.`,
			name: `${id}CreditsNotice`,
			type: 'notice',
			default: '',
			displayOptions: { show: { provider: [id] } },
		}),
	);
}

/** When a message that isn't delivered counts as overdue. */
export function overdueProperty(offers: ProviderFilter): INodeProperties {
	return {
		displayName: 'Overdue After (Minutes)',
		name: 'overdueMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 30,
		description:
			'How long after the first poll that showed it a message that is not delivered starts the workflow, once',
		displayOptions: { show: { provider: providerIdsWhere(offers), events: ['statusOverdue'] } },
	};
}

/** What publishing the workflow again does. */
function startFromNow(): INodeProperties {
	return {
		displayName: 'Start From Now',
		name: 'startFromNow',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether publishing the workflow again, also with a change, leaves out what came before. Off: what came while it was not published starts the workflow then. A restart of n8n never leaves anything out.',
	};
}

/** Options of the polling trigger. */
export function pollingOptions(): INodeProperties {
	return collection([includeRaw(), startFromNow()]);
}
