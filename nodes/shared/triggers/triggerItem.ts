import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { eventIdOf, findProvider, type MessageEvent } from '../../../adapters';

/** What tells the event from all others, in both triggers. */
export function eventIdIn(event: MessageEvent): string {
	const { needsAccount, isAccountOptional } =
		findProvider(event.record.message.provider)?.capabilities ?? {};
	return eventIdOf(event, needsAccount === true && isAccountOptional !== true);
}

/** The normalized item of an event: the message's keys, then `event` and `eventId`. */
export function toTriggerItem(
	event: MessageEvent,
	includeRaw: boolean,
	extra: IDataObject = {},
): INodeExecutionData {
	const { message, raw } = event.record;
	return {
		json: {
			...message,
			event: event.kind,
			eventId: eventIdIn(event),
			...extra,
			...(includeRaw && { raw: raw as IDataObject }),
		},
	};
}
