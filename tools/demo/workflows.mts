import type { NodeParameterValueType } from 'n8n-workflow';
import { SEEDED, type Sandbox } from '../../sandbox/index.mts';

/** One node on one provider, with what it is asked in the demo. */
export interface DemoRun {
	readonly title: string;
	readonly type: string;
	readonly parameters: Readonly<Record<string, NodeParameterValueType>>;
	readonly credential: string;
	readonly items: ReadonlyArray<Readonly<Record<string, string>>>;
}

/** Credentials for the sandbox, by their type. */
export function credentialsFor(sandbox: Sandbox) {
	const { wamm, twoChat, whatsappApi } = sandbox;
	const { token, timezone } = SEEDED.wamm;
	return {
		wammChatApi: { token, timezone, baseUrl: wamm.baseUrl, messenger: 'whatsapp' },
		twoChatMessagingApi: { apiKey: SEEDED.twoChat.apiKey, baseUrl: twoChat.baseUrl },
		selfHostedWhatsAppApi: { baseUrl: whatsappApi.baseUrl, requestMethod: 'POST' },
	};
}

const PROVIDERS = [
	{ provider: 'wamm', label: 'WAMM.chat', credential: 'wammChatApi' },
	{ provider: 'twoChat', label: '2Chat', credential: 'twoChatMessagingApi' },
	{ provider: 'whatsappApi', label: 'WhatsApp API', credential: 'selfHostedWhatsAppApi' },
] as const;
const { messageIds } = SEEDED.wamm;

const reading: readonly DemoRun[] = PROVIDERS.flatMap(
	({ provider, label, credential }): DemoRun[] => [
		{
			title: `Get Messages by Phone · ${label}`,
			type: 'getMessagesByPhone',
			parameters: { provider, phone: '={{ $json.phone }}', limit: 4, options: {} },
			credential,
			items: [{ phone: '+52 55 1234 5678' }],
		},
		{
			title: `List All Messages · ${label}`,
			type: 'listAllMessages',
			parameters: { provider, limit: 4, options: {} },
			credential,
			items: [{}],
		},
	],
);

/** Each node on each provider that it offers; the last item of the statuses has no message, on purpose. */
export const DEMO_RUNS: readonly DemoRun[] = [
	...reading,
	{
		title: 'Get Message Status · WAMM.chat',
		type: 'getMessageStatus',
		parameters: { provider: 'wamm', messageId: '={{ $json.messageId }}', options: {} },
		credential: 'wammChatApi',
		items: [messageIds.viewed, messageIds.delivered, messageIds.noAccount, '999'].map(
			(messageId) => ({ messageId }),
		),
	},
	{
		title: 'Get Message Status · 2Chat',
		type: 'getMessageStatus',
		parameters: {
			provider: 'twoChat',
			messageId: '={{ $json.messageId }}',
			locateBy: 'phones',
			phone: '={{ $json.phone }}',
			options: {},
		},
		credential: 'twoChatMessagingApi',
		items: [
			{ messageId: 'MSGaf1fa3a1-0d8d-4aa5-b117-f9425b651485', phone: SEEDED.twoChat.examplePhone },
		],
	},
];
