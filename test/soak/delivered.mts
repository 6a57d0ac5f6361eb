import {
	type Delivery as Received,
	eventIdOf,
	publicFields,
	registry,
} from '../../adapters/index.ts';
import { type Delivery, type ProviderId, providerOf, type Sandbox } from '../../sandbox/index.mts';
import { CHOSEN } from './chosen.mts';
import type { Promised } from './promised.mts';
import { withoutOwnNumber } from './told.mts';

/** A delivery as n8n hands it over. */
function received({
	url,
	body,
	contentType = 'application/json',
	headers = {},
}: Delivery): Received {
	const isForm = contentType.includes('form');
	return {
		body: isForm ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body),
		rawBody: Buffer.from(body),
		headers,
		url,
		topic: new URL(url).searchParams.get('event'),
	};
}

function eventsIn(provider: ProviderId, delivery: Delivery): string[] {
	const { webhook } = registry[provider];
	const fields = publicFields(registry[provider], providerOf(provider).credential);
	const { events = [] } = webhook?.parse(received(delivery), fields) ?? {};
	return events
		.filter(
			({ kind, record }) => kind !== 'statusChanged' || CHOSEN.includes(record.message.status),
		)
		.map((event) => withoutOwnNumber(eventIdOf(event, false)));
}

/** The events that were delivered: those of which n8n has taken a delivery, with 200, have to be told. */
export function promisedByWebhook(sandbox: Sandbox, provider: ProviderId): Promised {
	const must = new Set<string>();
	const sent = new Map<string, number[]>();
	const { telling } = providerOf(provider);
	for (const delivery of telling?.webhookSender(sandbox[provider]).deliveries ?? []) {
		const { attempts } = delivery;
		for (const id of eventsIn(provider, delivery)) {
			sent.set(id, [...(sent.get(id) ?? []), ...attempts.map(({ at }) => at)]);
			if (attempts.some(({ status }) => status === 200)) must.add(id);
		}
	}
	return {
		sent: sent.size,
		must,
		may: (what) => sent.has(what),
		sentAt: (what) => sent.get(what) ?? [],
	};
}
