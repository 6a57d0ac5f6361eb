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
import { testRequest, whenBody, whenElsewhere, withRules } from './shared/rules';

/**
 * WAMM.chat: one API token per channel. For this package's nodes only: the token travels in the path of the URL, so
 * an address typed into another node could carry it away.
 */
export class WammChatApi implements ICredentialType {
	name = 'wammChatApi';

	displayName = 'WAMM.chat API';

	icon: Icon = { light: 'file:../icons/wammChat.svg', dark: 'file:../icons/wammChat.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-message-tracker/n8n-nodes-message-tracker/blob/main/docs/providers/wamm.md';

	restrictToSupportedNodes = true as const;

	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName: 'API Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'From Settings in WAMM.chat; each channel has a token of its own',
		},
		{
			displayName: 'Messenger',
			name: 'messenger',
			type: 'options',
			options: [
				{ name: 'WhatsApp', value: 'whatsapp' },
				{ name: 'Telegram', value: 'telegram' },
				{ name: 'Telegram Bot', value: 'telegramBot' },
				{ name: 'MAX', value: 'max' },
			],
			default: 'whatsapp',
			description:
				'What the channel is connected to. On Telegram and MAX contacts are chat IDs or nicknames instead of phones.',
		},
		{
			displayName: 'Time Zone',
			name: 'timezone',
			type: 'string',
			default: 'Europe/Moscow',
			placeholder: 'America/Mexico_City',
			description:
				'Time zone of the times that WAMM.chat shows, as a city. If the times of your messages are off by whole hours, change it here.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://wamm.chat/api2',
			description: 'Address of the API; change it only if WAMM.chat gave you another',
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
		return authorized(registry.wamm, requestOptions, credentials);
	}

	test: ICredentialTestRequest = {
		request: { ...testRequest, url: '/channel_list/:token/one' },
		rules: withRules(
			...whenElsewhere('WAMM.chat API'),
			whenBody(
				'err',
				'token fail',
				'WAMM.chat did not accept the token. Copy it again from Settings in WAMM.chat.',
			),
			whenBody(
				'err',
				'fail get data',
				'WAMM.chat knows no channel for this token. Check that the channel is there and its plan is active.',
			),
			whenBody('err', undefined, 'This is not the answer of WAMM.chat. Check the Base URL.'),
			whenBody(
				'data[0]',
				undefined,
				'WAMM.chat knows no channel for this token. Check that the channel is there and its plan is active.',
			),
			whenBody(
				'data[0].state',
				'notAuthorized',
				'The token is right, but the phone is not connected. Connect it again in WAMM.chat.',
			),
			whenBody(
				'data[0].state',
				'starting',
				'The token is right, and the channel is just starting. Try again in a minute.',
			),
			whenBody(
				'data[0].state',
				'blocked',
				'The token is right, but the channel is blocked. Open it in WAMM.chat to see why.',
			),
		),
	};
}
