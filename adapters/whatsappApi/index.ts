import { phoneContact } from '../core/phone/contact';
import type { ProviderDefinition } from '../core/provider';
import { authorize } from './authorize';
import { check } from './check';
import { listChats } from './chatList';
import { configSchema, target, type WhatsAppApiConfig } from './config';
import { CEILING } from './conversation';
import { failure, WHATSAPP_API } from './failures';
import { pages } from './pages';
import { send, SENDING } from './send';

export { notReadyText } from './states';

/** A self-hosted WhatsApp API server: no key, no statuses, the newest 100 messages of direct chats. */
export const whatsappApi: ProviderDefinition<WhatsAppApiConfig> = {
	...WHATSAPP_API,
	credentialType: 'selfHostedWhatsAppApi',
	config: configSchema,
	secretFields: ['headerSecret'],
	capabilities: {
		needsAccount: false,
		conversation: {
			maxMessages: CEILING,
			isPaged: false,
			includesStatus: false,
			supportsDirectionFilter: false,
		},
		all: {
			maxMessages: null,
			maxPerChat: CEILING,
			isPaged: false,
			includesStatus: false,
			supportsDirectionFilter: false,
		},
		send: SENDING,
		concurrency: 2,
		maxConcurrency: 4,
		isBilled: false,
	},
	target,
	authorize,
	failure,
	contact: (value, _config, options) => phoneContact(value, options),
	check,
	pages,
	send,
	chats: async (context) => (await listChats(context)).chats,
};
