import { localTime } from '../data/localTime.mts';
import { stageAt } from '../data/timeline.mts';
import type { Channel } from './channel.mts';
import type { WammMessage } from './message.mts';

/** How WAMM says no: with HTTP 200. */
export const refuse = (err: string) => ({ err });

/** An item of `msg_get` and `msg_get_last`: numbers are strings, times are local. */
export function listItem(channel: Channel, message: WammMessage, now: number) {
	const chat = channel.chats.get(message.chat);
	const { at, value: state } = stageAt(message.states, now);
	return {
		msg_id: message.id,
		from_me: message.fromMe ? '1' : '0',
		phone: message.chat,
		...(chat?.phoneReal === undefined ? {} : { phone_real: chat.phoneReal }),
		chat_name: chat?.name ?? null,
		tip_msg: message.type,
		msg_text: message.text,
		msg_link: message.link,
		date_ins: localTime(message.insertedAt, channel.timezone),
		date_upd: at === null ? null : localTime(at, channel.timezone),
		state,
	};
}

/** The `msg_data` of `msg_state`: an object, and without a time. */
export function stateOf(message: WammMessage, now: number) {
	return {
		msg_id: message.id,
		phone: message.chat,
		state: stageAt(message.states, now).value,
	};
}

/** An item of `channel_list`. */
export function channelItem(channel: Channel) {
	return {
		api_id: channel.apiId,
		api_tip: channel.messenger,
		pay_state: channel.payState,
		phone: channel.phone,
		api_tag: channel.tag,
		state: channel.state,
		hook: channel.hook,
	};
}
