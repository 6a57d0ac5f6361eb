import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { eventIdOf, findProvider, type MessageEvent } from '../../../adapters';

/** What tells the event from all others, in both triggers. */
export function eventIdIn(event: MessageEvent): string {
	const { provider } = event.observation.message;
	return eventIdOf(event, findProvider(provider)?.traits.needsAccount === true);
}

/** The normalized item of an event: the message's keys, then `event` and `eventId`. */
export function toTriggerItem(
	event: MessageEvent,
	keepsRaw: boolean,
	extra: IDataObject = {},
): INodeExecutionData {
	const { message, raw } = event.observation;
	return {
		json: {
			...message,
			event: event.kind,
			eventId: eventIdIn(event),
			...extra,
			...(keepsRaw && { raw: raw as IDataObject }),
		},
	};
}
