import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { eventIdOf, type MessageEvent } from '../../../adapters';

/** The normalized item of an event: the message's keys, then `event` and `eventId`. */
export function toTriggerItem(
	{ kind, observation }: MessageEvent,
	keepsRaw: boolean,
	extra: IDataObject = {},
): INodeExecutionData {
	const { message, raw } = observation;
	return {
		json: {
			...message,
			event: kind,
			eventId: eventIdOf(kind, message),
			...extra,
			...(keepsRaw && { raw: raw as IDataObject }),
		},
	};
}
