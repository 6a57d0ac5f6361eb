import type { Expected } from '../expected.mts';

export const EXPECTED: Expected = {
	answerer: 'a WhatsApp API server',
	api: 'WhatsApp API server',
	exampleUrl: 'http://127.0.0.1:8790',
	pastedPath: 'api/messages?phone_number=1',
	readPaths: /^\/api\/(status|chats|messages)/,
	firstField: 'ready',
	unusable: [
		[
			{ headerName: 'X Key' },
			'The Header Name of the WhatsApp API credential has characters that no header may have.',
			'Use letters, digits and hyphens, such as X-Api-Key.',
		],
	],
	shownTextCode: 422,
	oddRow: {
		id: { id: [] },
		others: { from_me: {}, type: [], body: false, timestamp: '1717250585', name: [] },
		timeField: 'timestamp',
		toldElsewhere: ['chatId'],
	},
};
