import type { Refusal } from '../provider.mts';

const notFound = { success: false, error_message: 'not found' };

/** Codes that mean something else elsewhere, and bodies that say more than their code. */
export const REFUSALS: readonly Refusal[] = [
	{
		code: 401,
		category: 'auth',
		says: ['2Chat did not accept the API key.', 'Copy the API key again'],
	},
	{
		code: 402,
		category: 'quota',
		says: [
			'2Chat asks for payment: the trial is over or the credits are used up.',
			'Check plan and credits under Billing in 2Chat.',
		],
	},
	{
		code: 406,
		category: 'unsupported',
		says: ['2Chat does not offer this for the number.', 'a WhatsApp Web number'],
	},
	{
		code: 409,
		category: 'server',
		isRepeated: true,
		says: ['The number is just starting in 2Chat.', 'repeated without success'],
	},
	{
		code: 410,
		category: 'server',
		isRepeated: true,
		says: ['The number is just connecting or disconnecting in 2Chat.', 'repeated without success'],
	},
	{
		code: 422,
		category: 'invalidRequest',
		says: ['2Chat did not accept a value of the request.', 'country code'],
	},
	{
		code: 486,
		category: 'rateLimit',
		isRepeated: true,
		says: ['The number is busy with another request in 2Chat.', 'Leave Concurrency at 1'],
	},
	{ code: 403, body: { detail: 'Not authenticated' }, category: 'auth' },
	{ code: 200, body: notFound, category: 'notFound' },
	{
		code: 404,
		body: notFound,
		category: 'notFound',
		says: ['2Chat does not know this number or message.', 'Check that the number'],
	},
	{ code: 200, body: { success: false, error: true }, category: 'server' },
];
