import { chatContact, phoneContact } from '../core/contact';
import type { PhoneOptions } from '../core/phone';
import type { Contact, Definition } from '../core/provider';
import { authorize } from './authorize';
import { check } from './check';
import { configSchema, target, type WammConfig } from './config';
import { failure, WAMM } from './failures';
import { CEILING, pages } from './pages';
import { status } from './status';
import { webhook } from './webhook';

function contact(value: unknown, { messenger }: WammConfig, options?: PhoneOptions): Contact {
	return messenger === 'whatsapp' ? phoneContact(value, options) : chatContact(value);
}

/** WAMM.chat: one token a channel, statuses in lists, the newest 100 messages, no paging. */
export const wamm: Definition<WammConfig> = {
	...WAMM,
	credentialType: 'wammChatApi',
	config: configSchema,
	secretFields: ['token'],
	traits: {
		needsAccount: false,
		conversation: {
			ceiling: CEILING,
			isPaged: false,
			carriesStatus: true,
			filtersDirection: false,
		},
		all: { ceiling: CEILING, isPaged: false, carriesStatus: true, filtersDirection: true },
		statusBy: ['messageId'],
		concurrency: 8,
		maxConcurrency: 32,
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
	webhook,
};
