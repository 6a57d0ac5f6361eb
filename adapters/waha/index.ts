import { chatContact, type Contact, phoneContact } from '../core/phone/contact';
import type { PhoneOptions } from '../core/phone/phone';
import type { ProviderDefinition } from '../core/provider';
import { authorize } from './authorize';
import { check } from './check';
import { listChats } from './chatList';
import { configSchema, target, type WahaConfig } from './config';
import { failure, WAHA } from './failures';
import { pages } from './pages';
import { send, SENDING } from './send';
import { workingSession } from './session';
import { status } from './status';
import { webhook } from './webhook';

export { notWorkingText, SESSION_STATES } from './states';

/** Addresses that aren't phones: groups, hidden numbers and channels. */
const CHAT = /^[^\s@]+@(?:g\.us|lid|newsletter)$/;

function contact(value: unknown, _config: WahaConfig, options?: PhoneOptions): Contact {
	const isChat = typeof value === 'string' && CHAT.test(value.trim());
	return isChat ? chatContact(value) : phoneContact(value, options);
}

const LIST = { maxMessages: null, isPaged: true, includesStatus: true } as const;

/** WAHA: self-hosted, a session as the account, statuses in lists, one list of all or chat by chat as its engine can. */
export const waha: ProviderDefinition<WahaConfig> = {
	...WAHA,
	credentialType: 'wahaServerApi',
	config: configSchema,
	secretFields: ['apiKey', 'hmacSecret'],
	capabilities: {
		needsAccount: false,
		conversation: { ...LIST, supportsDirectionFilter: false },
		all: { ...LIST, supportsDirectionFilter: false },
		statusBy: ['messageId'],
		concurrency: 4,
		maxConcurrency: 16,
		isBilled: false,
		webhook: 'byUser',
		send: SENDING,
	},
	target,
	authorize,
	failure,
	contact,
	check,
	pages,
	chats: async (client) => (await listChats(client)).chats,
	isByChat: async (client) => !(await workingSession(client)).hasStore,
	status,
	send,
	webhook,
};
