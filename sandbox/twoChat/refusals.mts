import type { Refusal } from '../provider.mts';

const notFound = { success: false, error_message: 'not found' };

/** Codes that mean something else elsewhere, and bodies that say more than their code. */
export const REFUSALS: readonly Refusal[] = [
	{ code: 406, category: 'unsupported' },
	{ code: 409, category: 'server', isRepeated: true },
	{ code: 410, category: 'server', isRepeated: true },
	{ code: 486, category: 'rateLimit', isRepeated: true },
	{ code: 403, body: { detail: 'Not authenticated' }, category: 'auth' },
	{ code: 200, body: notFound, category: 'notFound' },
	{ code: 404, body: notFound, category: 'notFound' },
	{ code: 200, body: { success: false, error: true }, category: 'server' },
];
