import type { Refusal } from '../provider.mts';

const nest = (code: number, message: string, error: string) => ({
	code,
	body: { message, error, statusCode: code },
});

/** In Nest's shapes; an engine's own trouble comes with HTTP 500. */
export const REFUSALS: readonly Refusal[] = [
	{ code: 401, body: { message: 'Unauthorized', statusCode: 401 }, category: 'auth' },
	{ ...nest(404, 'Session not found', 'Not Found'), category: 'notConnected' },
	{
		code: 422,
		body: {
			error: 'Session status is not as expected. Try again later or restart the session',
			session: 'default',
			status: 'SCAN_QR_CODE',
			expected: ['WORKING'],
		},
		category: 'notConnected',
	},
	{
		...nest(422, 'The method is not implemented by the engine.', 'Unprocessable Entity'),
		category: 'unsupported',
	},
	{
		...nest(400, 'limit must be a number conforming to the specified constraints', 'Bad Request'),
		category: 'invalidRequest',
	},
	{
		code: 401,
		category: 'auth',
		isRepeated: false,
		says: ['WAHA did not accept the API key.', 'Copy the key into the credential again'],
	},
	{
		code: 403,
		category: 'permission',
		isRepeated: false,
		says: ['WAHA does not allow this with the API key (HTTP 403).', 'Use a key of this session'],
	},
	{
		code: 500,
		category: 'server',
		isRepeated: false,
		says: [
			'The engine of the WAHA session had trouble with the request.',
			'Look at WAHA’s own words.',
		],
	},
];
