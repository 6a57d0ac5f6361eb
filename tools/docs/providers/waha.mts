import type { ApiResponse } from '../../../adapters/core/client.ts';
import { configSchema } from '../../../adapters/waha/config.ts';
import { failure } from '../../../adapters/waha/failures.ts';
import { ACKS, toStatus } from '../../../adapters/waha/normalize.ts';
import { workingSession } from '../../../adapters/waha/session.ts';
import { SESSION_STATES, WORKING } from '../../../adapters/waha/states.ts';
import { status } from '../../../adapters/waha/status.ts';
import { contextThatSays } from '../messages/fakeContext.mts';
import { refused, told, toldList } from '../messages/told.mts';

const ID = 'true_5215512345678@c.us_3EB0C767D97B2C123456';

function answer(code: number, message: string): ApiResponse {
	const json = { message, error: 'as Nest calls it', statusCode: code };
	return { status: code, headers: {}, text: '', json };
}

/** Refusals in WAHA's own words, and an engine's trouble that it passes on. */
const ANSWERS = [
	answer(401, 'Unauthorized'),
	answer(403, 'Forbidden'),
	answer(404, 'Session not found'),
	answer(400, 'Enable NOWEB store "config.noweb.store.enabled=True"'),
	answer(422, 'The method is not implemented by the engine.'),
	answer(500, 'No LID for user'),
	answer(500, 'anything else'),
];

const config = configSchema.parse({});
const stateOf = (word: string) => ({ status: word, engine: { engine: 'WEBJS' } });

async function inState(word: string) {
	return await workingSession(contextThatSays(stateOf(word), config)).then(() => told(null), told);
}

async function statusThat(says: object, messageId: string) {
	const query = { messageId, locateBy: 'messageId', ownPhone: null } as const;
	return await status(contextThatSays(says, config), query).then(() => told(null), told);
}

/** As it answers where there is no such message. */
async function missing() {
	const context = contextThatSays(stateOf(WORKING), config);
	let asked = 0;
	const call: typeof context.call = async (...request) => {
		asked += 1;
		if (asked === 1) return await context.call(...request);
		throw failure(answer(404, 'Message not found'), 0) ?? new Error('It is refused.');
	};
	const query = { messageId: ID, locateBy: 'messageId', ownPhone: null } as const;
	return await status({ ...context, call }, query).then(() => told(null), told);
}

/** What WAHA's own refusals and the states of its sessions become. */
export async function messages(): Promise<string> {
	return toldList([
		...ANSWERS.map((each) => refused(() => failure(each, 0))),
		...(await Promise.all([...SESSION_STATES, 'anything else'].map(inState))),
		await missing(),
		await statusThat({ ...stateOf(WORKING), id: 'true_1@c.us_OTHER' }, ID),
		await statusThat(stateOf(WORKING), '3EB0C767'),
		refused(() => configSchema.parse({ session: 'my session' })),
	]);
}

export const statusWords = {
	field: 'ackName',
	words: [...ACKS.values(), 'UNKNOWN'].map((word) => ({
		word,
		...toStatus({ ack: null, ackName: word }, 'outbound'),
	})),
};

export const aliases = ['WhatsApp HTTP API', 'devlikeapro'];
