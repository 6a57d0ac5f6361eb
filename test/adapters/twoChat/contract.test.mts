import { SEEDED } from '../../../sandbox/index.mts';
import type { Status } from '../../../adapters/index.ts';
import { adapterContract } from '../contract/adapterContract.mts';
import { SECRET } from '../contract/subject.mts';

const { apiKey, phone, channelUuid, messageUuids } = SEEDED.twoChat;
const { ana, carmen, joao, lucia, maria, olga } = SEEDED.contacts;
const UNPAIRED = 'UAK-unpaired';

const sent = (messageId: string, contact: { whatsAppDigits: string }, status: Status) => {
	const digits = contact.whatsAppDigits;
	return [
		{
			query: {
				messageId,
				locateBy: 'sessionKey',
				sessionKey: `WW-${channelUuid}-${digits}@c.us`,
			} as const,
			status,
		},
		{
			query: {
				messageId,
				locateBy: 'phones',
				ownPhone: phone,
				contact: { kind: 'phone', variants: [`+${digits}`] },
			} as const,
			status,
		},
	];
};

adapterContract({
	id: 'twoChat',
	reads: /\/whatsapp\/messages\//,
	arrange({ twoChat }) {
		const account = twoChat.accounts.get(apiKey);
		if (account) twoChat.accounts.set(SECRET, account);
		return { apiKey: SECRET, baseUrl: twoChat.baseUrl };
	},
	wrongKey: ({ twoChat }) => ({ apiKey: 'wrong', baseUrl: twoChat.baseUrl }),
	notConnected({ twoChat }) {
		twoChat.addAccount(UNPAIRED).addNumber({ phone: '+34910000009', connectionStatus: 'D' });
		return { apiKey: UNPAIRED, baseUrl: twoChat.baseUrl };
	},
	ownPhone: phone,
	contact: `+${olga.whatsAppDigits}`,
	unknownContact: '+79990000000',
	reachable: ({ twoChat, clock }) =>
		twoChat.accounts
			.get(apiKey)
			?.numbers.get(phone)
			?.messages.slice(0, 10_000, clock.now())
			.map(({ uuid }) => uuid) ?? [],
	refusal: (text) => ({
		code: 422,
		body: { success: false, error: true, error_message: text },
	}),
	statuses: {
		known: [
			...sent(messageUuids.created, maria, 'pending'),
			...sent(messageUuids.sent, lucia, 'sent'),
			...sent(messageUuids.received, olga, 'delivered'),
			...sent(messageUuids.read, joao, 'read'),
			...sent(messageUuids.played, ana, 'read'),
			...sent(messageUuids.failed, carmen, 'failed'),
			...sent(messageUuids.inbound, olga, 'received'),
		],
		missing: {
			messageId: 'MSG00000000-0000-4000-a000-000000000000',
			locateBy: 'sessionKey',
			sessionKey: `WW-${channelUuid}-${olga.whatsAppDigits}@c.us`,
		},
	},
});
