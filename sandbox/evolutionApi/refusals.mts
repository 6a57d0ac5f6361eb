import type { Refusal } from '../provider.mts';
import { badRequest, notFound, stumbled, unauthorized, unlicensed } from './refusal.mts';

/** What the server documents by its source. */
export const REFUSALS: readonly Refusal[] = [
	{
		code: 401,
		category: 'auth',
		says: [
			'Evolution API did not accept the API key for this instance.',
			'Copy the token of the instance from Evolution Manager',
		],
	},
	{ code: 401, body: unauthorized().body, category: 'auth' },
	{ code: 404, body: notFound('The "ventas" instance does not exist').body, category: 'auth' },
	{
		code: 500,
		body: stumbled("Cannot read properties of undefined (reading 'fetchMessages')").body,
		category: 'notConnected',
	},
	{ code: 500, body: stumbled('Connection Closed').body, category: 'notConnected' },
	{
		code: 400,
		body: badRequest(['where is not of a type(s) object']).body,
		category: 'invalidRequest',
	},
	{
		code: 503,
		body: unlicensed('https://evolution.example'),
		category: 'permission',
	},
];
