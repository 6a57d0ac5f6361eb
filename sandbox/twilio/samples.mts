import list from '../../test/fixtures/twilio/messages.json';
import message from '../../test/fixtures/twilio/message.json';
import type { Samples } from '../provider.mts';
import { routed, type Routes } from '../routed.mts';
import { SEEDED } from './seeded.mts';

const last = { ...list, next_page_uri: null };
const ROUTES: Routes = [
	[/\/Messages\.json/, [last]],
	[
		/\/IncomingPhoneNumbers\.json/,
		[{ incoming_phone_numbers: [{ phone_number: SEEDED.phone, friendly_name: 'Ventas' }] }],
	],
];
const { delivered, received, undelivered } = SEEDED.messageSids;
const COMMON = { AccountSid: SEEDED.accountSid, ApiVersion: '2010-04-01' };

export const samples: Samples = {
	answerTo(url, nth, method) {
		// What is sent goes to the address of the list.
		if (method === 'POST') return message;
		const sid = /\/Messages\/([^/]+)\.json/.exec(url)?.[1];
		return sid ? { ...message, sid } : routed(ROUTES, url, nth);
	},
	deliveries: [
		[
			{
				...COMMON,
				MessageSid: received,
				SmsSid: received,
				SmsStatus: 'received',
				From: 'whatsapp:+5215512345678',
				To: 'whatsapp:+12025550123',
				Body: 'Hola',
				NumMedia: '0',
				ProfileName: 'María',
			},
			null,
		],
		[
			{
				...COMMON,
				MessageSid: delivered,
				MessageStatus: 'delivered',
				SmsSid: delivered,
				SmsStatus: 'delivered',
				From: '+12025550123',
				To: '+5215512345678',
			},
			null,
		],
		[
			{ ...COMMON, MessageSid: undelivered, MessageStatus: 'undelivered', ErrorCode: '30003' },
			null,
		],
	],
};
