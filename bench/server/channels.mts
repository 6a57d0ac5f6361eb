import { type Sandbox } from '../../sandbox/index.mts';
import { generateWammMessages } from '../../sandbox/wamm/generate.mts';
import type { StatusRow } from '../protocol.mts';

const CHAT = { address: '5215512345678', name: 'María' };
const IN_REACH = 100;

function addChannel({ wamm, clock }: Sandbox, token: string, count: number): StatusRow[] {
	const until = clock.now();
	const messages = generateWammMessages({
		seed: 1,
		count,
		chats: [CHAT],
		until,
		everyMs: 1_000,
		onlyOutbound: true,
	});
	wamm.addChannel({ token, phone: '79181234567', chats: [CHAT], messages });
	return messages.map(({ id }) => ({ messageId: id, token })).reverse();
}

/** One channel with that many messages. */
export function addOneChannel(sandbox: Sandbox, count: number): StatusRow[] {
	return addChannel(sandbox, 'benchToken-one', count);
}

/** As many channels as it takes to have all messages in reach of a list; rows take turns. */
export function addSpreadChannels(sandbox: Sandbox, count: number): StatusRow[] {
	const channels = Array.from({ length: count / IN_REACH }, (_, index) =>
		addChannel(sandbox, `benchToken-${index}`, IN_REACH),
	);
	return Array.from({ length: count }, (_, index) => {
		const channel = channels[index % channels.length] ?? [];
		return channel[Math.floor(index / channels.length)] as StatusRow;
	});
}
