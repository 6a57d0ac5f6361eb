import type { ApiResponse } from '../../../adapters/core/client.ts';
import { toContact } from '../../../adapters/twilio/address.ts';
import { configSchema } from '../../../adapters/twilio/config.ts';
import { failure } from '../../../adapters/twilio/failures.ts';
import { pathOfNext } from '../../../adapters/twilio/nextPage.ts';
import { toStatus } from '../../../adapters/twilio/normalize.ts';
import { status } from '../../../adapters/twilio/status.ts';
import { contextThatSays } from '../messages/fakeContext.mts';
import { refused, told, toldList } from '../messages/told.mts';

/** Codes that mean something to the nodes, with the HTTP status that each comes with. */
const CODES = [
	[20_003, 401],
	[20_005, 403],
	[20_006, 403],
	[20_008, 403],
	[20_404, 404],
	[20_429, 429],
	...[21_211, 21_408, 21_606, 21_608, 21_610, 21_611, 21_612, 21_614, 21_617, 21_620, 63_016].map(
		(code) => [code, 400] as const,
	),
] as const;
const SID = `SM${'0'.repeat(31)}7`;
const config = configSchema.parse({ accountSid: `AC${'0'.repeat(32)}` });

function answer(code: number, httpStatus: number): ApiResponse {
	return { status: httpStatus, headers: {}, text: '', json: { code } };
}

async function statusThat(says: object, messageId: string) {
	const query = { messageId, locateBy: 'messageId', ownPhone: null } as const;
	return await status(contextThatSays(says, config), query).then(() => told(null), told);
}

async function missing() {
	const refusal = failure(answer(20_404, 404), 0);
	const client = {
		...contextThatSays({}, config),
		call: async () => await Promise.reject(refusal ?? new Error('20404 has to be a failure.')),
	};
	const query = { messageId: SID, locateBy: 'messageId', ownPhone: null } as const;
	return await status(client, query).then(() => told(null), told);
}

/** What Twilio's own codes become, and what is said before Twilio is asked. */
export async function messages(): Promise<string> {
	return toldList([
		...CODES.map(([code, httpStatus]) => refused(() => failure(answer(code, httpStatus), 0))),
		await missing(),
		await statusThat({ sid: 'SM1' }, SID),
		await statusThat({}, 'no such id!'),
		refused(() => pathOfNext(config, 'https://elsewhere.example/next')),
		refused(() => toContact('sip: someone')),
	]);
}

const WORDS = [
	...['accepted', 'scheduled', 'queued', 'sending', 'sent', 'partially_delivered'],
	...['failed', 'undelivered', 'canceled', 'delivered', 'read'],
];
/** Codes beside `undelivered` that say more. */
const NO_ACCOUNT = ['30005', '30006', '63003', '63024'];

export const statusWords = {
	field: 'status',
	words: [
		...WORDS.map((word) => ({ word, ...toStatus(word, 'outbound') })),
		...NO_ACCOUNT.map((code) => ({
			...toStatus('undelivered', 'outbound', code),
			word: `error_code ${code}`,
			status: null,
		})),
	],
};

export const aliases = ['sms', 'mms', 'SignalWire'];
