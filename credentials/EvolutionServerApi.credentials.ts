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

/** An instance of a self-hosted Evolution API server: its token, or the key that opens all instances. */
export class EvolutionServerApi implements ICredentialType {
	name = 'evolutionServerApi';

	displayName = 'Evolution Server API';

	icon: Icon = {
		light: 'file:../icons/evolutionApi.svg',
		dark: 'file:../icons/evolutionApi.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-message-tracker/n8n-nodes-message-tracker/blob/main/docs/providers/evolutionApi.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'http://localhost:8080',
			description: 'Address of the server, as n8n reaches it',
		},
		{
			displayName: 'Instance',
			name: 'instance',
			type: 'string',
			required: true,
			default: '',
			description: 'Name of the instance in Evolution Manager; capital letters count',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Token of the instance, from Evolution Manager. The server’s AUTHENTICATION_API_KEY works too, and opens all instances.',
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
		return authorized(registry.evolutionApi, requestOptions, credentials);
	}

	test: ICredentialTestRequest = {
		request: {
			...testRequest,
			url: '=/instance/connectionState/{{encodeURIComponent(String($credentials.instance).trim())}}',
		},
		rules: withRules(
			whenCode(
				401,
				'The server did not accept the API key for this instance. Copy its token again from Evolution Manager.',
			),
			whenCode(
				503,
				'The server does not answer. If it is version 2.4, its licence has to be activated in Evolution Manager first.',
			),
			...whenElsewhere('Evolution API with this Instance (capital letters count)'),
			whenBody(
				'instance',
				undefined,
				'This is not the answer of Evolution API. Check the Base URL.',
			),
			whenBody(
				'instance.state',
				undefined,
				'The key is right, but the instance is not running. Restart it in Evolution Manager.',
			),
			whenBody(
				'instance.state',
				'close',
				'The key is right, but the phone is not connected. Open the instance in Evolution Manager and scan its QR code.',
			),
			whenBody(
				'instance.state',
				'connecting',
				'The key is right, and the instance is just connecting. Try again in a minute, or scan its QR code in Evolution Manager.',
			),
		),
	};
}
