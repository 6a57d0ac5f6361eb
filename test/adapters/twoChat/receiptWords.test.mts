import { registry } from '../../../adapters/index.ts';
import { unsigned } from '../../support/delivery.mts';

const { parse } = registry.twoChat.webhook ?? {};
const TOPIC = 'whatsapp.message.receipt.received';

function statusOf(event: unknown) {
	const parsed = parse?.(unsigned({ event, message_uuid: 'MSG1' }, TOPIC), {});
	return parsed && 'events' in parsed ? parsed.events[0]?.record.message.status : parsed;
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
		expect(statusOf(event)).toBe(status);
	});
});
