import type { IDataObject } from 'n8n-workflow';
import type { ProviderId } from '../../../sandbox/index.mts';
import type { N8nApi, SavedCredential, SavedWorkflow } from '../../../tools/n8n/api.mts';
import { row, saveChain, START, type Step } from '../support/workflows.mts';

/** A contact, and what it is written. */
export interface OutgoingText {
	readonly phone: string;
	readonly text: string;
	readonly order: string;
}

/** Russian numbers, which have one spelling only; the last digits decide what becomes of the messages. */
export function messagesTo(endings: readonly string[]): OutgoingText[] {
	return endings.map((ending, nth) => ({
		phone: `+7916${String(100 + nth)}${ending}`,
		text: `Your order ${nth} is on its way`,
		order: `order ${nth}`,
	}));
}

/** Saves a workflow that sends a list through one account, with what comes behind it. */
export async function saveSending(
	api: N8nApi,
	[provider, credential]: readonly [ProviderId, SavedCredential],
	messages: readonly OutgoingText[],
	{
		options = {},
		settings = {},
		then = [],
	}: { options?: IDataObject; settings?: IDataObject; then?: readonly Step[] } = {},
): Promise<SavedWorkflow> {
	const parameters = {
		provider,
		phone: '={{ $json.phone }}',
		text: '={{ $json.text }}',
		options: { pauseSeconds: 0, ...options },
	};
	return await saveChain(api, 'Send a list', [
		START,
		row({ messages }),
		{
			name: 'Each',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'messages', options: {} },
		},
		{ name: 'Send', type: 'sendMessage', parameters, credential, settings },
		...then,
	]);
}
