import type { Expected } from '../expected.mts';

export const EXPECTED: Expected = {
	answerer: 'Twilio',
	api: 'Twilio API',
	exampleUrl: 'https://api.twilio.com',
	pastedPath: '2010-04-01/Accounts/AC5eed0000000000000000000000000001/Messages.json?PageSize=1',
	readPaths: /^\/2010-04-01\/Accounts\/AC[\da-f]{32}\/Messages(\.json|\/SM[\da-f]{32}\.json)(\?|$)/,
	firstField: 'messages',
	unusable: [
		[
			{ accountSid: ' ' },
			'The Twilio credential has no Account SID.',
			'Copy it from Account Info on the first page of the Twilio Console.',
		],
		[
			{ authToken: ' ' },
			'The Twilio credential has no auth token.',
			'Copy the auth token from Account Info in the Twilio Console into the credential.',
		],
	],
	shownTextCode: 400,
	oddRow: {
		id: { sid: {} },
		others: {
			body: {},
			direction: [],
			from: false,
			to: {},
			status: [],
			error_code: {},
			num_media: 'many',
			date_created: 0,
			date_sent: {},
			date_updated: true,
		},
		timeField: 'date_sent',
		toldElsewhere: [],
	},
};
