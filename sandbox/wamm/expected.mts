import type { Expected } from '../expected.mts';

export const EXPECTED: Expected = {
	answerer: 'WAMM.chat',
	api: 'WAMM.chat API',
	exampleUrl: 'https://wamm.chat/api2',
	pastedPath: 'msg_get/someToken/?phone=1&col=1',
	readPaths: /^\/api2\/msg_/,
	firstField: 'err',
	unusable: [
		[
			{ token: ' ' },
			'The WAMM.chat credential has no token.',
			'Copy the API token from Settings in WAMM.chat into the credential.',
		],
		[
			{ timezone: 'Moscow time' },
			'The WAMM.chat credential has an unknown Time Zone: “Moscow time”.',
			'Write it as a city, such as Europe/Moscow or America/Mexico_City.',
		],
	],
	shownTextCode: 200,
	oddRow: {
		id: { msg_id: {} },
		others: {
			from_me: [],
			phone: false,
			phone_real: false,
			chat_name: [],
			tip_msg: true,
			msg_text: {},
			msg_link: false,
			date_ins: 0,
			date_upd: {},
			state: [],
		},
		timeField: 'date_ins',
		toldElsewhere: ['chatId'],
	},
};
