import { type Contact, phoneContact } from '../core/phone/contact';
import type { PhoneOptions } from '../core/phone/phone';
import type { ProviderDefinition } from '../core/provider';
import { authorize } from './authorize';
import { check } from './check';
import { configSchema, target, type TwoChatConfig } from './config';
import { failure, TWO_CHAT } from './failures';
import { isSessionKey } from './normalize';
import { ownNumbers } from './numbers';
import { pages } from './pages';
import { RECEIPT_STATUSES } from './receipts';
import { send, SENDING } from './send';
import { status } from './status';
import { webhook } from './webhook';

function contact(value: unknown, _config: TwoChatConfig, options?: PhoneOptions): Contact {
	const text = typeof value === 'string' ? value.trim() : '';
	return isSessionKey(text) ? { kind: 'chat', variants: [text] } : phoneContact(value, options);
}

/** 2Chat: one key, many numbers; pages of 100 without statuses, which are looked up one by one; credits. */
export const twoChat: ProviderDefinition<TwoChatConfig> = {
	...TWO_CHAT,
	credentialType: 'twoChatMessagingApi',
	config: configSchema,
	secretFields: ['apiKey'],
	capabilities: {
		needsAccount: true,
		conversation: {
			maxMessages: null,
			isPaged: true,
			includesStatus: false,
			supportsDirectionFilter: false,
		},
		all: {
			maxMessages: null,
			isPaged: true,
			includesStatus: false,
			supportsDirectionFilter: false,
		},
		statusBy: ['phones', 'sessionKey'],
		send: SENDING,
		concurrency: 1,
		maxConcurrency: 4,
		isBilled: true,
		webhook: 'byApi',
		webhookStatuses: RECEIPT_STATUSES,
	},
	target,
	authorize,
	failure,
	contact,
	check,
	ownNumbers,
	pages,
	status,
	send,
	webhook,
};
