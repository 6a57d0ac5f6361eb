import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { notWorkingText, registry, SESSION_STATES } from '../adapters';
import { authorized } from './shared/authorized';
import { testRequest, whenBody, whenCode, whenElsewhere, withRules } from './shared/rules';

/** A WAHA server: one API key for all of its sessions or for one; a session is the account. */
export class WahaServerApi implements ICredentialType {
	name = 'wahaServerApi';

	displayName = 'WAHA Server API';

	icon: Icon = { light: 'file:../icons/waha.svg', dark: 'file:../icons/waha.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-message-tracker/n8n-nodes-message-tracker/blob/main/docs/providers/waha.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'http://localhost:3000',
			description: 'Address of the server, as n8n reaches it',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The key that the server was started with, or one made in WAHA’s Dashboard; empty only if the server asks for none',
		},
		{
			displayName: 'Session',
			name: 'session',
			type: 'string',
			default: 'default',
			description: 'Name of the session: each is one phone, and needs a credential of its own',
		},
		{
			displayName: 'Webhook HMAC Key',
			name: 'hmacSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'For Message Webhook Trigger: the HMAC key that you set for the webhook in WAHA’s Dashboard. With it, deliveries that WAHA did not sign are refused.',
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
		return authorized(registry.waha, requestOptions, credentials);
	}

	test: ICredentialTestRequest = {
		request: {
			...testRequest,
			url: '=/api/sessions/{{ encodeURIComponent(String($credentials.session || "default").trim()) }}',
		},
		rules: withRules(
			whenCode(
				401,
				'WAHA did not accept the API key. It is the one that the server got as WAHA_API_KEY, or one made in WAHA’s Dashboard.',
			),
			whenCode(403, 'The API key is not for this session. Use a key of this session, or of all.'),
			...whenElsewhere('WAHA server with the session of this credential'),
			whenBody('status', undefined, 'This is not the answer of a WAHA server. Check the Base URL.'),
			...SESSION_STATES.map((state) => whenBody('status', state, notWorkingText(state))),
		),
	};
}
