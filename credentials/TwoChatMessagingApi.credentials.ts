import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { registry } from '../adapters';
import { authorized } from './shared/authorized';
import { testRequest, whenBody, whenCode, whenElsewhere, withRules } from './shared/rules';

/** 2Chat: one API key per account, for all of its numbers. Usable in n8n's HTTP Request node, for 2Chat's own host. */
export class TwoChatMessagingApi implements ICredentialType {
	name = 'twoChatMessagingApi';

	displayName = '2Chat Messaging API';

	icon: Icon = { light: 'file:../icons/twoChat.svg', dark: 'file:../icons/twoChat.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-message-tracker/n8n-nodes-message-tracker/blob/main/docs/providers/twoChat.md';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'From Developers in 2Chat',
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'string',
			default: '',
			placeholder: '50',
			description:
				'The pace that your plan allows. Left empty, requests go freely until 2Chat asks to slow down, and are paced from then on.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.p.2chat.io/open',
			description: 'Address of the API; change it only if 2Chat gave you another',
		},
		{
			displayName: 'Ignore SSL Issues',
			name: 'ignoreSslIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if the certificate can’t be verified',
		},
		{
			displayName: 'Testing this credential costs one credit of your 2Chat plan.',
			name: 'creditNotice',
			type: 'notice',
			default: '',
		},
	];

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return authorized(registry.twoChat, requestOptions, credentials);
	}

	test: ICredentialTestRequest = {
		request: { ...testRequest, url: '/whatsapp/get-numbers', qs: { status: 'connected' } },
		rules: withRules(
			whenCode(401, '2Chat did not accept the API key. Copy it again from Developers in 2Chat.'),
			whenCode(
				402,
				'2Chat asks for payment: the trial is over or the credits are used up. Check Billing in 2Chat.',
			),
			whenCode(
				403,
				'2Chat did not let this API key in. Copy it again from Developers in 2Chat, and check there that the account is not blocked.',
			),
			...whenElsewhere('2Chat API'),
			whenBody('success', false, '2Chat declined the request. Check the account in 2Chat.'),
			whenBody('numbers', undefined, 'This is not the answer of 2Chat. Check the Base URL.'),
			whenBody(
				'numbers[0]',
				undefined,
				'The key is right, but no number is connected. Connect one in 2Chat by scanning its QR code.',
			),
		),
	};
}
