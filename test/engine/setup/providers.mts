import type { IDataObject } from 'n8n-workflow';
import { SEEDED, type Sandbox } from '../../../sandbox/index.mts';
import type { StoredCredential } from '../support/credentials.mts';

export const PROVIDERS = ['wamm', 'twoChat', 'whatsappApi'] as const;
export type ProviderId = (typeof PROVIDERS)[number];

/** The secret that a test's WhatsApp API credential sends in its header; the sandbox asks for none unless told. */
export const HEADER_SECRET = 'proxy/Secret+Value=9f27';

/** The credential type that each provider's nodes ask for. */
export const CREDENTIAL_TYPES = {
	wamm: 'wammChatApi',
	twoChat: 'twoChatMessagingApi',
	whatsappApi: 'selfHostedWhatsAppApi',
} as const;

const SECRETS = {
	wamm: { token: SEEDED.wamm.token },
	twoChat: { apiKey: SEEDED.twoChat.apiKey },
	whatsappApi: { headerName: 'X-Proxy-Key', headerSecret: HEADER_SECRET },
} as const;

/** A working credential for the sandbox, with some fields changed. */
export function credentialOf(
	sandbox: Sandbox,
	provider: ProviderId,
	changes: IDataObject = {},
): StoredCredential {
	const { baseUrl } = sandbox[provider];
	return {
		type: CREDENTIAL_TYPES[provider],
		data: { ...SECRETS[provider], baseUrl, ...changes } as StoredCredential['data'],
	};
}
