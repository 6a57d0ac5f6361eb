import { localTime } from '../data/localTime.mts';
import { stageAt } from '../data/timeline.mts';
import type { Channel } from './channel.mts';
import type { WammMessage } from './message.mts';

/** A message as the webhook tells it: numbers are numbers there, the quoted id is misspelt, there is no `date_upd`. */
export function messageEvent(
	channel: Channel,
	message: WammMessage,
	fromApi: boolean,
	now: number,
) {
	const chat = channel.chats.get(message.chat);
	return {
		tip: 'msg',
		msg_data: {
			msg_id: Number(message.id),
			qoute_msg_id: message.quotedId === undefined ? null : Number(message.quotedId),
			from_api: Number(fromApi),
			from_me: Number(message.fromMe),
			phone_acc: channel.phone,
			phone: message.chat,
			...(chat?.phoneReal === undefined ? {} : { phone_real: chat.phoneReal }),
			chat_name: chat?.name ?? null,
			tip_msg: message.type,
			msg_text: message.text,
			msg_link: message.link,
			date_ins: localTime(message.insertedAt, channel.timezone),
			state: stageAt(message.states, now).value,
			senderId: null,
			senderName: null,
		},
	};
}

/** A change of status: no more than these two are known to be in it. */
export function statusEvent(message: WammMessage, now: number) {
	const { value: state } = stageAt(message.states, now);
	return { tip: 'msg_state', msg_data: { msg_id: Number(message.id), state } };
}
