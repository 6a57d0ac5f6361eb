import type { ApiResponse } from '../../../adapters/core/client.ts';
import { configSchema } from '../../../adapters/wamm/config.ts';
import { failure } from '../../../adapters/wamm/failures.ts';
import { toStatus } from '../../../adapters/wamm/normalize.ts';
import { status } from '../../../adapters/wamm/status.ts';
import { contextThatSays } from '../messages/fakeContext.mts';
import { refused, told, toldList } from '../messages/told.mts';

/** Texts of `err` that WAMM.chat documents, and one that it doesn't. */
const ERRS = [
	'token fail',
	'acc not authorized',
	'fail get data',
	'phone fail',
	'msg_id fail',
	'col fail or more 100',
	'text fail',
	'no WhatsApp on the number',
	'phone not checked for WhatsApp, please retry',
	'fail execution',
	'anything else',
];

function answer(err: string): ApiResponse {
	return { status: 200, headers: {}, text: '', json: { err } };
}

async function statusThat(says: object, messageId: string) {
	const context = contextThatSays(says, configSchema.parse({}));
	const query = { messageId, locateBy: 'messageId', ownPhone: null } as const;
	return await status(context, query).then(() => told(null), told);
}

/** What WAMM.chat's own errors become. */
export async function messages(): Promise<string> {
	return toldList([
		...ERRS.map((err) => refused(() => failure(answer(err), 0))),
		refused(() => failure({ ...answer(''), status: 414 }, 0)),
		await statusThat({ err: 'msg not be' }, '1234567'),
		await statusThat({ err: 0, msg_data: { msg_id: '7654321' } }, '1234567'),
		await statusThat({ err: 'msg not be' }, 'MSG-1'),
	]);
}

const WORDS = [
	...['sending', 'no info', 'sent', 'not sent', 'failed', 'noAccount', 'notInGroup'],
	...['delivered', 'viewed', 'deleted'],
];

export const statusWords = {
	field: 'state',
	words: WORDS.map((word) => ({ word, ...toStatus(word, 'outbound') })),
};

export const aliases = ['1mhub'];
