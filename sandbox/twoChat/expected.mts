import type { Expected } from '../expected.mts';

export const EXPECTED: Expected = {
	answerer: '2Chat',
	api: '2Chat API',
	exampleUrl: 'https://api.p.2chat.io/open',
	pastedPath: 'whatsapp/messages/+1/+2?page_number=3#top',
	readPaths: /^\/open\/whatsapp\//,
	firstField: 'messages',
	unusable: [
		[
			{ apiKey: '' },
			'The 2Chat credential has no API key.',
			'Copy the API key from Developers in 2Chat into the credential.',
		],
	],
	shownTextCode: 422,
	oddRow: {
		id: { uuid: false },
		others: {
			id: {},
			timestamp: '1717250585.5',
			created_at: false,
			session_key: [],
			remote_phone_number: {},
			channel_phone_number: false,
			sent_by: [],
			contact: [],
			wa_msg_ack: {},
			sent: [],
			received: 'maybe',
			read: {},
		},
		inLists: { message: 'text' },
		timeField: 'timestamp',
		toldElsewhere: ['type'],
	},
};
