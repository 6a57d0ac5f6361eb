import { SEEDED } from '../../../sandbox/index.mts';
import { adapterContract } from '../contract/adapterContract.mts';
import { SECRET } from '../contract/subject.mts';

const {
	accountSid,
	phone: sender,
	suspendedAccountSid,
	suspendedAuthToken,
	messageSids,
} = SEEDED.twilio;

adapterContract({
	id: 'twilio',
	/** Of the lists that make up a conversation one counts, the text messages to the contact. */
	reads: /\/Messages\.json\?(?!.*(From=|To=whatsapp))/,
	arrange({ twilio }) {
		twilio.accounts.get(accountSid)?.authTokens.add(SECRET);
		return { accountSid, authToken: SECRET, sender, baseUrl: twilio.baseUrl };
	},
	wrongKey: ({ twilio }) => ({ accountSid, authToken: 'wrong', baseUrl: twilio.baseUrl }),
	notConnected: ({ twilio }) => ({
		accountSid: suspendedAccountSid,
		authToken: suspendedAuthToken,
		baseUrl: twilio.baseUrl,
	}),
	contact: `+${SEEDED.contacts.olga.whatsAppDigits}`,
	unknownContact: '+79990000000',
	reachable: ({ twilio, clock }) =>
		twilio.accounts
			.get(accountSid)
			?.list(clock.now())
			.map(({ sid }) => sid) ?? [],
	refusal: (text) => ({ code: 400, body: { code: 20_001, message: text, status: 400 } }),
	statuses: {
		known: [
			[messageSids.accepted, 'pending'],
			[messageSids.scheduled, 'pending'],
			[messageSids.queued, 'pending'],
			[messageSids.sending, 'pending'],
			[messageSids.sent, 'sent'],
			[messageSids.partiallyDelivered, 'sent'],
			[messageSids.delivered, 'delivered'],
			[messageSids.read, 'read'],
			[messageSids.undelivered, 'failed'],
			[messageSids.unknownHandset, 'failed'],
			[messageSids.failed, 'failed'],
			[messageSids.outsideWindow, 'failed'],
			[messageSids.canceled, 'failed'],
			[messageSids.unknownStatus, 'unknown'],
			[messageSids.received, 'received'],
		].map(([messageId = '', status]) => ({ query: { messageId }, status: status as never })),
		missing: { messageId: `SM${'f'.repeat(32)}` },
	},
});
