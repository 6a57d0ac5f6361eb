import type { Expected } from '../expected.mts';

export const EXPECTED: Expected = {
	answerer: 'Evolution API',
	api: 'Evolution API with this Instance (capital letters count)',
	exampleUrl: 'http://localhost:8080',
	pastedPath: 'chat/findMessages/ventas?page=1',
	readPaths: /^\/(chat\/findMessages\/ventas$|$)/,
	firstField: 'messages',
	unusable: [
		[
			{ apiKey: ' ' },
			'The Evolution API credential has no API key.',
			'Copy the token of the instance from Evolution Manager, or the server’s AUTHENTICATION_API_KEY.',
		],
		[
			{ instance: ' ' },
			'The Evolution API credential names no instance.',
			'Enter the name of the instance as Evolution Manager shows it.',
		],
	],
	shownTextCode: 422,
	oddRow: {
		id: { id: {} },
		others: {
			fromMe: [],
			remoteJid: false,
			remoteJidAlt: {},
			pushName: {},
			messageType: [],
			message: 'hidden',
			messageTimestamp: {},
			MessageUpdate: false,
		},
		timeField: 'messageTimestamp',
		toldElsewhere: ['chatId'],
	},
};
