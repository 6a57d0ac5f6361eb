import info from '../../test/fixtures/twoChat/info.json';
import message from '../../test/fixtures/twoChat/message.json';
import messages from '../../test/fixtures/twoChat/messages.json';
import type { Samples } from '../provider.mts';
import { routed, type Routes } from '../routed.mts';

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

const ROUTES: Routes = [
	[/\/info$/, [info]],
	[/get-numbers/, [numbers]],
	[/\/whatsapp\/messages\//, [messages, fullPage]],
	[
		/\/send-message$/,
		[{ success: true, message_uuid: messages.messages[0]?.uuid, batched: false }],
	],
	[/\/webhooks\/subscribe/, [{ success: true, data: webhook }]],
	[/\/webhooks$/, [{ success: true, webhooks: [webhook] }, [webhook]]],
	[/\/webhooks\//, [{ success: true }]],
];

/** The documented example of a single message, under the id and the key that were asked for. */
function askedFor(sessionKey: string, uuid: string): unknown {
	const phone = `+${/-(\d+)@/.exec(sessionKey)?.[1]}`;
	const own = { id: uuid, uuid, session_key: sessionKey, remote_phone_number: phone };
	return { ...message, message: { ...message.message, ...own } };
}

function answerTo(url: string, nth: number): unknown {
	const asked = /\/whatsapp\/message\/([^/]+)\/([^/?]+)/.exec(url);
	if (!asked) return routed(ROUTES, url, nth);
	return askedFor(decodeURIComponent(asked[1] ?? ''), decodeURIComponent(asked[2] ?? ''));
}

export const samples: Samples = {
	answerTo,
	deliveries: [
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
