import type { IDataObject } from 'n8n-workflow';
import { type Sandbox } from '../../../sandbox/index.mts';
import { generateWammMessages } from '../../../sandbox/wamm/generate.mts';
import type { WammMessage } from '../../../sandbox/wamm/message.mts';

const CHAT = { address: '5215512345678', name: 'María' };
let channels = 0;

export interface TestChannel {
	readonly token: string;
	/** Newest first. */
	readonly ids: readonly string[];
}

/** A channel of its own with that many outbound messages, all of them in the past. */
export function addChannel(sandbox: Sandbox, count: number): TestChannel {
	const now = sandbox.clock.now();
	const generation = { seed: 7, count, chats: [CHAT], until: now, everyMs: 60_000 } as const;
	return addChannelOf(sandbox, generateWammMessages({ ...generation, onlyOutbound: true }));
}

/** A channel of its own with these messages, the newest last. */
export function addChannelOf(sandbox: Sandbox, messages: readonly WammMessage[]): TestChannel {
	channels += 1;
	const token = `trackingToken${channels}`;
	const phone = String(79_180_000_000 + channels);
	sandbox.wamm.addChannel({ token, phone, chats: [CHAT], messages });
	return { token, ids: messages.map(({ id }) => id).reverse() };
}

/** An outbound message that was just sent, and what becomes of it after how many milliseconds. */
export function advancing(
	sandbox: Sandbox,
	id: number,
	course: ReadonlyArray<readonly [afterMs: number, state: string]>,
): WammMessage {
	const now = sandbox.clock.now();
	const stages = course.map(([afterMs, value]) => ({ at: now + afterMs, value }));
	return {
		id: String(id),
		chat: CHAT.address,
		fromMe: true,
		type: 'textMessage',
		text: `Pedido ${id}`,
		link: null,
		insertedAt: now - 1_000,
		states: [{ at: now - 1_000, value: 'sent' }, ...stages],
	};
}

/** The requests that a channel got: lists of messages, and single lookups. */
export function requestsOf(sandbox: Sandbox, token: string) {
	const own = sandbox.wamm.requests.filter(({ path }) => path.includes(`/${token}/`));
	const lists = own.filter(({ path }) => path.includes('/msg_get_last/'));
	const lookups = own.filter(({ path }) => path.includes('/msg_state/'));
	return { own, lists, lookups };
}

export function asRows(ids: readonly string[]): IDataObject[] {
	return ids.map((messageId) => ({ messageId }));
}

/** In an item's row: the id to look up. */
export const BY_ROW = { messageId: '={{ $json.messageId }}' };
