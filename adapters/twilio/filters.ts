import type { Direction } from '../core/messages/message';
import type { MessageQuery } from '../core/messages/page';
import { addressesOf, onChannelOf } from './address';

/** What one list is asked by; without any it is the whole account. */
export type Filter = Readonly<{ To?: string; From?: string }>;

/** Both ways between us and them, or the one that is wanted; `own` may be anybody of us. */
function ways(contact: string, own: string | null, direction: Direction | null): Filter[] {
	const outbound = { To: contact, ...(own !== null && { From: own }) };
	const inbound = { ...(own !== null && { To: own }), From: contact };
	if (direction !== null) return [direction === 'outbound' ? outbound : inbound];
	return [outbound, inbound];
}

/** The lists that hold a query's messages, each message in one of them. */
export function filtersOf({ contact, ownPhone, direction }: MessageQuery): readonly Filter[] {
	if (contact !== null) {
		return addressesOf(contact).flatMap((address) =>
			ways(address, ownPhone && onChannelOf(address, ownPhone), direction),
		);
	}
	if (ownPhone === null) return [{}];
	const opposite = direction && (direction === 'outbound' ? 'inbound' : 'outbound');
	return addressesOf({ kind: 'phone', address: ownPhone }).flatMap((own) =>
		ways(own, null, opposite),
	);
}
