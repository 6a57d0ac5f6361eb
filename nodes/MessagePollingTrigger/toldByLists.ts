import { EVENT_KINDS, type ProviderDefinition, SENT_STATUSES } from '../../adapters';
import type { Told } from '../shared/triggers/chosenEvents';

/** What a provider's lists of messages tell the trigger of. */
export function toldByLists({ capabilities }: ProviderDefinition<unknown>): Told {
	if (capabilities.all?.includesStatus === true)
		return { kinds: EVENT_KINDS, statuses: SENT_STATUSES };
	return { kinds: ['messageReceived', 'messageSent'], statuses: [] };
}
