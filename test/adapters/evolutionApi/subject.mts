import { SEEDED } from '../../../sandbox/index.mts';
import { type ContractSubject, SECRET } from '../contract/subject.mts';

const { instance, closedInstance, idleInstance, messageIds } = SEEDED.evolutionApi;

/** The seeded instance, as the contract wants to know it. */
export const SUBJECT: ContractSubject = {
	id: 'evolutionApi',
	reads: /\/chat\/findMessages/,
	arrange({ evolutionApi: { instances, baseUrl } }) {
		const seeded = instances.get(instance);
		if (seeded) seeded.token = SECRET;
		return { apiKey: SECRET, instance, baseUrl };
	},
	wrongKey: ({ evolutionApi: { baseUrl } }) => ({ apiKey: 'wrong', instance, baseUrl }),
	/** What is stored of a phone that was logged out is still told: an instance that isn't running tells nothing. */
	notConnected({ evolutionApi: { instances, globalKeys, baseUrl } }) {
		globalKeys.add(SECRET);
		expect(instances.get(closedInstance)?.state).toBe('close');
		return { apiKey: SECRET, instance: idleInstance, baseUrl };
	},
	contact: `+${SEEDED.contacts.olga.whatsAppDigits}`,
	unknownContact: '+79990000000',
	reachable: ({ evolutionApi, clock }) => {
		const stored = evolutionApi.instances.get(instance)?.stored(clock.now()) ?? [];
		return stored.map(({ key }) => key.id).filter((id) => id !== messageIds.story);
	},
	refusal: (text) => ({ code: 400, body: { status: 400, response: { message: [[text]] } } }),
	statuses: {
		known: [
			[messageIds.none, 'unknown'],
			[messageIds.error, 'failed'],
			[messageIds.pending, 'pending'],
			[messageIds.serverAck, 'sent'],
			[messageIds.deliveryAck, 'delivered'],
			[messageIds.read, 'read'],
			[messageIds.played, 'read'],
			[messageIds.deleted, 'deleted'],
			[messageIds.edited, 'delivered'],
			[messageIds.poll, 'read'],
			[messageIds.unknownWord, 'unknown'],
			[messageIds.received, 'received'],
			[messageIds.hidden, 'received'],
		].map(([messageId = '', status]) => ({ query: { messageId }, status: status as never })),
		missing: { messageId: '3EB0999' },
	},
};
