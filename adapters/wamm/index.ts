import { chatContact, type Contact, phoneContact } from '../core/phone/contact';
import type { PhoneOptions } from '../core/phone/phone';
import type { ProviderDefinition } from '../core/provider';
import { authorize } from './authorize';
import { check } from './check';
import { configSchema, target, type WammConfig } from './config';
import { failure, WAMM } from './failures';
import { CEILING, pages } from './pages';
import { send, SENDING } from './send';
import { status } from './status';
import { webhook } from './webhook';

const DIALLED = /^(?=.*[+(\s])\+?[\d\s().-]+$/;

/** The digits of a phone as people write it; null for nicknames, and for IDs, which have nothing but digits. */
function toDigits(value: unknown): string | null {
	const text = typeof value === 'string' ? value.replace(/\p{Cf}/gu, '').trim() : '';
	const digits = text.replace(/\D/g, '');
	return DIALLED.test(text) && /^[1-9]\d{7,14}$/.test(digits) ? digits : null;
}

function contact(value: unknown, { messenger }: WammConfig, options?: PhoneOptions): Contact {
	return messenger === 'whatsapp'
		? phoneContact(value, options)
		: chatContact(toDigits(value) ?? value);
}

/** WAMM.chat: one token a channel, statuses in lists, the newest 100 messages, no paging. */
export const wamm: ProviderDefinition<WammConfig> = {
	...WAMM,
	credentialType: 'wammChatApi',
	config: configSchema,
	secretFields: ['token'],
	capabilities: {
		needsAccount: false,
		conversation: {
			maxMessages: CEILING,
			isPaged: false,
			includesStatus: true,
			supportsDirectionFilter: false,
		},
		all: {
			maxMessages: CEILING,
			isPaged: false,
			includesStatus: true,
			supportsDirectionFilter: true,
		},
		statusBy: ['messageId'],
		send: SENDING,
		concurrency: 8,
		maxConcurrency: 32,
		adaptsConcurrency: true,
		isBilled: false,
		webhook: 'byUser',
	},
	target,
	authorize,
	failure,
	contact,
	check,
	pages,
	status,
	send,
	clockZone: ({ timezone }) => timezone,
	webhook,
};
