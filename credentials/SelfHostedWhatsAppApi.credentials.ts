import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { notReadyText, registry } from '../adapters';
import { authorized } from './shared/authorized';
import { testRequest, whenBody, whenCode, whenElsewhere, withRules } from './shared/rules';

/** States in which `ready` is false for certain; any other may come while the server is and stays ready. */
const NEVER_READY = ['stopped', 'starting', 'auth_failure', 'disconnected'];

/** A self-hosted WhatsApp API server. It asks for no key; the optional header is for a reverse proxy before it. */
export class SelfHostedWhatsAppApi implements ICredentialType {
	name = 'selfHostedWhatsAppApi';

	displayName = 'Self-Hosted WhatsApp API';

	icon: Icon = {
		light: 'file:../icons/selfHostedWhatsApp.svg',
		dark: 'file:../icons/selfHostedWhatsApp.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-message-tracker/n8n-nodes-message-tracker/blob/main/docs/providers/whatsappApi.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'http://127.0.0.1:8790',
			description: 'Address of the server, as n8n reaches it',
		},
		{
			displayName: 'Request Method',
			name: 'requestMethod',
			type: 'options',
			options: [
				{ name: 'GET', value: 'GET' },
				{ name: 'POST', value: 'POST' },
			],
			default: 'POST',
			description:
				'How messages are asked for. With POST the phone stays out of the address, and so out of the log of a proxy.',
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: '',
			placeholder: 'X-Api-Key',
			description: 'Only if a reverse proxy before the server asks for a header: its name',
		},
		{
			displayName: 'Header Secret',
			name: 'headerSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Value of that header',
		},
		{
			displayName: 'Ignore SSL Issues',
			name: 'ignoreSslIssues',
			type: 'boolean',
			default: false,
			description:
				'Whether to connect even if the certificate can’t be verified, as with a self-signed one',
		},
	];

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return authorized(registry.whatsappApi, requestOptions, credentials);
	}

	test: ICredentialTestRequest = {
		request: { ...testRequest, url: '/api/status' },
		rules: withRules(
			whenCode(
				401,
				'The reverse proxy did not accept the header. Check Header Name and Header Secret.',
			),
			whenCode(
				403,
				'The reverse proxy did not accept the header. Check Header Name and Header Secret.',
			),
			...whenElsewhere('WhatsApp API server'),
			whenBody(
				'ready',
				undefined,
				'This is not the answer of a WhatsApp API server. Check the Base URL.',
			),
			...NEVER_READY.map((state) => whenBody('state', state, notReadyText(state))),
			whenBody('ready', false, notReadyText(null)),
		),
	};
}
