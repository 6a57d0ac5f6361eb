import type { Expected } from '../expected.mts';

export const EXPECTED: Expected = {
	answerer: 'a WAHA server',
	api: 'WAHA server with the session of this credential',
	exampleUrl: 'http://localhost:3000',
	pastedPath: 'api/sessions/default?expand=apps',
	readPaths: /^\/(api\/(messages|chats|sessions\/default$|default\/(chats|lids)\/)|$)/,
	firstField: 'status',
	unusable: [
		[
			{ session: 'my session' },
			'“my session” can’t be the Session of the WAHA credential.',
			'Names of sessions have letters, digits, hyphens and underscores only: copy it from WAHA’s Dashboard.',
		],
	],
	shownTextCode: 422,
	oddRow: {
		id: { id: [] },
		others: {
			timestamp: '1717250585',
			from: {},
			fromMe: [],
			to: false,
			participant: [],
			body: false,
			hasMedia: {},
			media: [],
			ack: {},
			ackName: [],
			_data: 'x',
		},
		timeField: 'timestamp',
		toldElsewhere: ['chatId'],
	},
};
