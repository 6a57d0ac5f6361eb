import conversation from '../../test/fixtures/whatsappApi/messages.json';
import type { Samples } from '../provider.mts';
import { routed, type Routes } from '../routed.mts';

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
const sent = {
	ok: true,
	to: '15551234567',
	chat_id: conversation.chat.id,
	message_id: 'true_15551234567@c.us_3EB0C767D97B2C123457',
	timestamp: '2024-06-01T13:56:25.000Z',
};
const ROUTES: Routes = [
	[/\/api\/status/, [server]],
	[/\/api\/chats/, [chats]],
	[/\/api\/send$/, [sent]],
	[/\/api\/messages/, [conversation]],
];

export const samples: Samples = { answerTo: (url, nth) => routed(ROUTES, url, nth) };
