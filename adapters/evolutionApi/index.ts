import { chatContact, type Contact, phoneContact } from '../core/phone/contact';
import type { PhoneOptions } from '../core/phone/phone';
import type { ProviderDefinition } from '../core/provider';
import { authorize } from './authorize';
import { check } from './check';
import { configSchema, type EvolutionConfig, target } from './config';
import { EVOLUTION_API, failure } from './failures';
import { pages } from './pages';
import { send, SENDING } from './send';
import { status } from './status';
import { webhook } from './webhook';

/** The address of a contact who hides the phone: what items have as `chatId`. */
const HIDDEN = /^\s*\d+@lid\s*$/;

function contact(value: unknown, _config: EvolutionConfig, options?: PhoneOptions): Contact {
	const isHidden = typeof value === 'string' && HIDDEN.test(value);
	return isHidden ? chatContact(value) : phoneContact(value, options);
}

/** Evolution API 2.1 to 2.3.7: one instance, all stored messages page by page, each with its status. */
export const evolutionApi: ProviderDefinition<EvolutionConfig> = {
	...EVOLUTION_API,
	credentialType: 'evolutionServerApi',
	config: configSchema,
	secretFields: ['apiKey'],
	capabilities: {
		needsAccount: false,
		conversation: {
			maxMessages: null,
			isPaged: true,
			includesStatus: true,
			supportsDirectionFilter: false,
		},
		all: {
			maxMessages: null,
			isPaged: true,
			includesStatus: true,
			supportsDirectionFilter: false,
		},
		statusBy: ['messageId'],
		send: SENDING,
		concurrency: 4,
		maxConcurrency: 8,
		isBilled: false,
		webhook: 'byApi',
	},
	target,
	authorize,
	failure,
	contact,
	check,
	pages,
	status,
	send,
	webhook,
};
