import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { SavedCredential, WorkflowDraft } from '../../../tools/n8n/api.mts';

/** A trigger of ours, with what stands behind it. */
export interface Triggered {
	readonly name: string;
	readonly type: 'messageTrigger' | 'messagePollingTrigger';
	readonly parameters: IDataObject;
	readonly credential: SavedCredential;
	/** In the webhook's path. */
	readonly webhookId?: string;
	/** The second node. */
	readonly then: {
		readonly type: string;
		readonly version: number;
		readonly parameters: IDataObject;
	};
}

/** Tells that URL the id of each event. */
export const tellTo = (url: string): Triggered['then'] => ({
	type: 'n8n-nodes-base.httpRequest',
	version: 4.2,
	parameters: {
		method: 'POST',
		url,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '={{ { "eventId": $json.eventId } }}',
		options: {},
	},
});

export const nothing: Triggered['then'] = {
	type: 'n8n-nodes-base.noOp',
	version: 1,
	parameters: {},
};

/** Takes so many seconds. */
export const wait = (seconds: number): Triggered['then'] => ({
	type: 'n8n-nodes-base.wait',
	version: 1.1,
	parameters: { amount: seconds, unit: 'seconds' },
});

export function workflowOf({
	name,
	type,
	parameters,
	credential,
	webhookId = randomUUID(),
	then,
}: Triggered): WorkflowDraft {
	const { id, type: credentialType } = credential;
	return {
		name,
		nodes: [
			{
				id: randomUUID(),
				name: 'Trigger',
				type: `n8n-nodes-message-tracker.${type}`,
				typeVersion: 1,
				position: [0, 0],
				webhookId,
				parameters: { options: {}, ...parameters },
				credentials: { [credentialType]: { id, name: credential.name } },
			},
			{
				id: randomUUID(),
				name: 'Then',
				type: then.type,
				typeVersion: then.version,
				position: [224, 0],
				webhookId: randomUUID(),
				parameters: then.parameters,
			},
		],
		connections: { Trigger: { main: [[{ node: 'Then', type: 'main', index: 0 }]] } },
	};
}
