import type { INodeProperties } from 'n8n-workflow';
import type { ProviderCapabilities } from '../../../adapters';
import {
	collection,
	defaultCountry,
	includeRaw,
	NOT_FOR_AGENTS,
	timeoutSeconds,
} from '../../shared/properties/options';
import { providerIdsWhere, providersWhere } from '../../shared/properties/provider';
import { waitMinutes, waitUntil } from '../../shared/properties/waiting';

/** Whether messages can be sent through the provider. */
export function supportsSending({ send }: ProviderCapabilities): boolean {
	return send !== undefined;
}

const sendsMedia = ({ send }: ProviderCapabilities) => send?.supportsMedia === true;
const replies = ({ send }: ProviderCapabilities) => send?.supportsReply === true;
const hasDelays = ({ send }: ProviderCapabilities) => send?.delays !== undefined;
const tellsStatus = ({ send, statusBy }: ProviderCapabilities) =>
	send !== undefined && statusBy !== undefined;

/** The pause that each provider gets by itself. */
function pauses(): string {
	return providersWhere(supportsSending)
		.map(({ label, capabilities: { send } }) => `${label} ${(send?.pauseMs ?? 0) / 1_000}`)
		.join(', ');
}

function delaySeconds(): INodeProperties {
	const offered = providersWhere(hasDelays).flatMap(
		({ capabilities }) => capabilities.send?.delays,
	);
	const delays = [...new Set(offered)].filter((delay) => delay !== undefined);
	const shortest = Math.min(...delays);
	return {
		displayName: 'Delay (Seconds)',
		name: 'delaySeconds',
		type: 'options',
		options: delays.map((delay) => ({ name: String(delay), value: delay })),
		default: shortest,
		description:
			'How long the provider waits between two messages of its own queue, if longer than by itself',
		displayOptions: { show: { '/provider': providerIdsWhere(hasDelays) } },
	};
}

function ofMessage(): INodeProperties[] {
	return [
		{
			displayName: 'Media URL',
			name: 'mediaUrl',
			type: 'string',
			default: '',
			placeholder: 'https://example.com/invoice.pdf',
			description:
				'Address of a file that is sent with the text. The provider fetches it, so it has to be public.',
			displayOptions: { show: { '/provider': providerIdsWhere(sendsMedia) } },
		},
		{
			displayName: 'Reply to Message ID',
			name: 'replyToMessageId',
			type: 'string',
			default: '',
			placeholder: '1234567',
			description: 'ID of the message that this one answers: the messageId of an item',
			displayOptions: { show: { '/provider': providerIdsWhere(replies) } },
		},
	];
}

function ofSending(): INodeProperties[] {
	return [
		{
			displayName: 'Pause (Seconds)',
			name: 'pauseSeconds',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 600 },
			default: 3,
			description: `Between the starts of two messages of one account. Without this option as it suits the provider: ${pauses()}.`,
			displayOptions: NOT_FOR_AGENTS,
		},
		{
			displayName: 'Send Once per Key',
			name: 'sendOncePerKey',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.orderId }}',
			description:
				'What is sent once only, such as the number of an order: items with a key that this node has sent before are not sent. It remembers the latest 10,000 keys. Executions that run at the same time may still send twice.',
		},
	];
}

/** Options of the node that sends. */
export function sendOptions(): INodeProperties {
	const show = { '/provider': providerIdsWhere(tellsStatus) };
	return collection([
		defaultCountry(),
		delaySeconds(),
		includeRaw(),
		timeoutSeconds(),
		waitMinutes(show),
		waitUntil(show),
		...ofMessage(),
		...ofSending(),
	]);
}
