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

/** Twilio: an account with its auth token, or with an API key. Usable in n8n's HTTP Request node, for Twilio's own host. */
export class TwilioMessageTrackerApi implements ICredentialType {
	name = 'twilioMessageTrackerApi';

	displayName = 'Twilio Messages API';

	icon: Icon = { light: 'file:../icons/twilio.svg', dark: 'file:../icons/twilio.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-message-tracker/n8n-nodes-message-tracker/blob/main/docs/providers/twilio.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Account SID',
			name: 'accountSid',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'AC…',
			description: 'From Account Info on the first page of the Twilio Console',
		},
		{
			displayName: 'Log In With',
			name: 'authMethod',
			type: 'options',
			default: 'authToken',
			options: [
				{ name: 'Auth Token', value: 'authToken' },
				{ name: 'API Key', value: 'apiKey' },
			],
			description:
				'The auth token opens everything and checks webhooks; an API key can be withdrawn by itself',
		},
		{
			displayName: 'API Key SID',
			name: 'apiKeySid',
			type: 'string',
			default: '',
			placeholder: 'SK…',
			description: 'From Account, API Keys & Tokens in the Twilio Console',
			displayOptions: { show: { authMethod: ['apiKey'] } },
		},
		{
			displayName: 'API Key Secret',
			name: 'apiKeySecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Twilio shows it only once, when the key is created',
			displayOptions: { show: { authMethod: ['apiKey'] } },
		},
		{
			displayName: 'Auth Token',
			name: 'authToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'From Account Info in the Twilio Console. Beside an API key it is needed only to check the signatures of webhooks.',
		},
		{
			displayName: 'Sender',
			name: 'sender',
			type: 'string',
			default: '',
			placeholder: '+1 555 123 4567',
			description:
				'Whom messages are sent from where a node doesn’t say: a number, a short code, a name, or the SID of a Messaging Service (MG…)',
		},
		{
			displayName: 'Status Callback URL',
			name: 'statusCallback',
			type: 'string',
			default: '',
			placeholder: 'https://…/webhook/…',
			description:
				'Where Twilio tells what becomes of the messages that you send: the Production URL of a Message Webhook Trigger',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.twilio.com',
			description:
				'Address of the API; change it for a service that is compatible with Twilio, such as https://example.signalwire.com/api/laml',
		},
		{
			displayName: 'Ignore SSL Issues',
			name: 'ignoreSslIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if the certificate can’t be verified',
		},
	];

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return authorized(registry.twilio, requestOptions, credentials);
	}

	test: ICredentialTestRequest = {
		request: {
			...testRequest,
			url: '=/2010-04-01/Accounts/{{ String($credentials.accountSid).trim() }}/Messages.json',
			qs: { PageSize: 1 },
		},
		rules: withRules(
			whenCode(
				401,
				'Twilio did not accept the credential. Copy Account SID and auth token, or the API key, again from the Twilio Console. A suspended account may be told the same.',
			),
			whenCode(
				403,
				'Twilio knows the credential, but does not let it read messages. Check in the Twilio Console that the account is active and what the API key may do.',
			),
			...whenElsewhere('Twilio API'),
			whenCode(429, 'Twilio received too many requests. Try again in a minute.'),
			whenBody('messages', undefined, 'This is not the answer of Twilio. Check the Base URL.'),
		),
	};
}
