import info from '../fixtures/twoChat/info.json';
import message from '../fixtures/twoChat/message.json';
import messages from '../fixtures/twoChat/messages.json';
import channels from '../fixtures/wamm/channel_list.json';
import list from '../fixtures/wamm/msg_get.json';
import state from '../fixtures/wamm/msg_state.json';
import conversation from '../fixtures/whatsappApi/messages.json';

const KEY = 'WW-WPN95841312-b54d-46e3-b0bc-6414f4a5296b-5215512345432@c.us';
const webhook = {
	uuid: 'WHK1',
	event_name: 'whatsapp.message.received',
	channel_uuid: 'WPN95841312-b54d-46e3-b0bc-6414f4a5296b',
	hook_url: 'https://n8n.example/webhook/1?event=whatsapp.message.received&key=k',
	created_at: '2026-01-01T00:00:00Z',
};
const numbers = {
	success: true,
	numbers: [
		{
			uuid: 'WPN95841312-b54d-46e3-b0bc-6414f4a5296b',
			friendly_name: 'Ventas',
			phone_number: '+595981048477',
			connection_status: 'C',
		},
		{
			uuid: 'WPN2',
			friendly_name: null,
			phone_number: '+595981048478',
			connection_status: 'D',
		},
	],
};
const chats = {
	ok: true,
	chats: [
		conversation.chat,
		{ id: '120363041234567890@g.us', name: 'Equipo', is_group: true, timestamp: 1_717_250_000 },
		{ id: '178231456203987@lid', name: null, is_group: false, timestamp: 1_717_240_000 },
		{ id: '5215512345678@c.us', name: 'María', is_group: false, timestamp: 1_717_230_000 },
	],
};
const server = {
	state: 'ready',
	ready: true,
	account: { wid: '5215587654321@c.us', pushname: 'Ventas' },
	last_error: null,
};
/** Enough rows for a page to be full, so that the next one is asked for. */
const fullPage = {
	...messages,
	messages: Array.from({ length: 100 }, (_, index) => ({
		...messages.messages[index % 2],
		uuid: `MSG${index}`,
		session_key: KEY,
		timestamp: 1_670_454_681 - index * 30,
	})),
};

/** Which answer goes with which path, as the providers document them; the first that fits. */
const ROUTES: ReadonlyArray<readonly [RegExp, readonly [unknown, ...unknown[]]]> = [
	[/\/msg_get/, [list]],
	[/\/msg_state/, [state]],
	[/\/channel_list/, [channels]],
	[/\/info$/, [info]],
	[/get-numbers/, [numbers]],
	[/\/whatsapp\/messages\//, [messages, fullPage]],
	[/\/webhooks\/subscribe/, [{ success: true, data: webhook }]],
	[/\/webhooks$/, [{ success: true, webhooks: [webhook] }, [webhook]]],
	[/\/webhooks\//, [{ success: true }]],
	[/\/api\/status/, [server]],
	[/\/api\/chats/, [chats]],
	[/\/api\/messages/, [conversation]],
];

/** The documented example of a single message, under the id and the key that were asked for. */
function askedFor(sessionKey: string, uuid: string): unknown {
	const phone = `+${/-(\d+)@/.exec(sessionKey)?.[1]}`;
	const own = { id: uuid, uuid, session_key: sessionKey, remote_phone_number: phone };
	return { ...message, message: { ...message.message, ...own } };
}

/** A right answer to this request; where there are several, the so-manieth. */
export function sampleOf(url: string, nth: number): unknown {
	const asked = /\/whatsapp\/message\/([^/]+)\/([^/?]+)/.exec(url);
	if (asked)
		return askedFor(decodeURIComponent(asked[1] ?? ''), decodeURIComponent(asked[2] ?? ''));
	const answers = ROUTES.find(([pattern]) => pattern.test(url))?.[1] ?? [{}];
	return answers[nth % answers.length];
}

/** Deliveries to webhooks, by provider, with the topic of their subscription. */
export const DELIVERIES: Readonly<
	Record<string, ReadonlyArray<readonly [unknown, string | null]>>
> = {
	wamm: [
		[{ tip: 'msg', msg_data: { ...list.msg_data[0], msg_id: 1234567, from_me: 1 } }, null],
		[{ tip: 'msg', msg_data: { ...list.msg_data[1], id: 7, phone_acc: 79181234567 } }, null],
		[{ tip: 'msg_state', msg_data: { msg_id: 1234567, state: 'viewed' } }, null],
	],
	twoChat: [
		[messages.messages[0], 'whatsapp.message.sent'],
		[{ ...messages.messages[1], sent_by: 'user' }, 'whatsapp.message.received'],
		[
			{ event: 'message.not-sent', message_uuid: 'MSG1', session_key: KEY },
			'whatsapp.message.receipt.sent',
		],
		[
			{ event: 'message.read', message: { uuid: 'MSG1', sent_by: 'api' } },
			'whatsapp.message.receipt.read',
		],
		[message.message, 'whatsapp.message.receipt.received'],
		[messages.messages[0], null],
	],
};
