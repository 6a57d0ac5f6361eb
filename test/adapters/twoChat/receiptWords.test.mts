import { registry } from '../../../adapters/index.ts';
import { unsigned } from '../../support/delivery.mts';

const { parse } = registry.twoChat.webhook ?? {};
const TOPIC = 'whatsapp.message.receipt.received';

function messageOf(event: unknown, topic = TOPIC) {
	const parsed = parse?.(unsigned({ event, message_uuid: 'MSG1' }, topic), {});
	return parsed?.events[0]?.record.message;
}

describe('the word of a 2Chat receipt', () => {
	it.each([
		['message.read', 'read'],
		['message.not-sent', 'failed'],
		['whatsapp.message.receipt.sent', 'sent'],
		['constructor', 'delivered'],
		['toString', 'delivered'],
		['something new', 'delivered'],
		[null, 'delivered'],
	])('%j is %s, the subscription’s own where it isn’t known', (event, status) => {
		expect(messageOf(event)).toMatchObject({
			status,
			failureReason: status === 'failed' ? 'notSent' : null,
			providerStatus: event ?? TOPIC,
		});
	});

	it('is unknown, and kept, where the subscription isn’t known either', () => {
		const topic = 'whatsapp.message.receipt.deleted';
		expect(messageOf(null, topic)).toMatchObject({ status: 'unknown', providerStatus: topic });
	});
});
