import { SEEDED } from '../../../sandbox/index.mts';
import { adapterContract } from '../contract/adapterContract.mts';
import { SECRET } from '../contract/subject.mts';

const { token, unpairedToken, messageIds } = SEEDED.wamm;
const MOST = 100;

adapterContract({
	id: 'wamm',
	reads: /\/msg_get/,
	arrange({ wamm }) {
		const channel = wamm.channels.get(token);
		if (channel) wamm.channels.set(SECRET, channel);
		return { token: SECRET, baseUrl: wamm.baseUrl };
	},
	wrongKey: ({ wamm }) => ({ token: 'wrong', baseUrl: wamm.baseUrl }),
	notConnected: ({ wamm }) => ({ token: unpairedToken, baseUrl: wamm.baseUrl }),
	contact: `+${SEEDED.contacts.olga.whatsAppDigits}`,
	unknownContact: '+79990000000',
	reachable: ({ wamm, clock }) =>
		wamm.channels
			.get(token)
			?.newest(MOST, clock.now(), () => true)
			.map(({ id }) => id) ?? [],
	refusal: (err) => ({ code: 200, body: { err } }),
	statuses: {
		known: [
			[messageIds.example, 'delivered'],
			[messageIds.sending, 'pending'],
			[messageIds.noInfo, 'pending'],
			[messageIds.sent, 'sent'],
			[messageIds.delivered, 'delivered'],
			[messageIds.viewed, 'read'],
			[messageIds.notSent, 'failed'],
			[messageIds.failed, 'failed'],
			[messageIds.noAccount, 'failed'],
			[messageIds.noAccountCapital, 'failed'],
			[messageIds.notInGroup, 'failed'],
			[messageIds.deleted, 'deleted'],
			[messageIds.unknownState, 'unknown'],
		].map(([messageId = '', status]) => ({ query: { messageId }, status: status as never })),
		missing: { messageId: '999' },
	},
});
