import type { PhoneOptions } from '../core/phone/phone';
import type { Contact } from '../core/phone/contact';
import type { ProviderDefinition } from '../core/provider';
import { toContact } from './address';
import { authorize, basicOf } from './authorize';
import { check } from './check';
import { configSchema, target, type TwilioConfig } from './config';
import { failure, TWILIO } from './failures';
import { ownNumbers } from './numbers';
import { pages } from './pages';
import { send, SENDING } from './send';
import { status } from './status';
import { webhook } from './webhook';

function contact(value: unknown, _config: TwilioConfig, options?: PhoneOptions): Contact {
	return toContact(value, options);
}

/** Twilio: SMS, MMS and WhatsApp of one account; statuses in lists, in pages of up to 1,000. */
export const twilio: ProviderDefinition<TwilioConfig> = {
	...TWILIO,
	credentialType: 'twilioMessageTrackerApi',
	config: configSchema,
	secretFields: ['authToken', 'apiKeySecret'],
	sentSecret: basicOf,
	capabilities: {
		needsAccount: true,
		isAccountOptional: true,
		conversation: {
			maxMessages: null,
			isPaged: true,
			includesStatus: true,
			supportsDirectionFilter: true,
		},
		all: {
			maxMessages: null,
			isPaged: true,
			includesStatus: true,
			supportsDirectionFilter: false,
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
	ownNumbers,
	pages,
	status,
	send,
	webhook,
};
