import type { ApiResponse } from '../../../adapters/core/client.ts';
import { configSchema } from '../../../adapters/whatsappApi/config.ts';
import { failure, failureOfChat } from '../../../adapters/whatsappApi/failures.ts';
import { connectedPhone } from '../../../adapters/whatsappApi/server.ts';
import { contextThatSays } from '../messages/fakeContext.mts';
import { refused, told, toldList } from '../messages/told.mts';

/** Texts with which the server answers HTTP 500, and one that it doesn't document. */
const TEXTS = [
	'WhatsApp Web is not ready yet.',
	'WhatsApp auth failed',
	'phone_number must include country code and contain 8-15 digits',
	'message must be a non-empty string',
	'No LID for user',
	'limit must be an integer between 1 and 100',
	"Cannot read properties of undefined (reading 'waitForChatLoading')",
	'anything else',
];
const STATES = ['stopped', 'starting', 'qr', 'authenticated', 'auth_failure', 'disconnected', ''];

function answer(message: string): ApiResponse {
	return { status: 500, headers: {}, text: '', json: { error: { message } } };
}

/** As the server answers for a path that its version doesn't have. */
const NO_SUCH_PATH: ApiResponse = {
	status: 404,
	headers: {},
	text: '',
	json: { error: 'not found' },
};

async function inState(state: string) {
	const context = contextThatSays({ state, ready: false }, configSchema.parse({}));
	return await connectedPhone(context).then(() => told(null), told);
}

/** As the server answers for a phone that it finds no chat with. */
function ofChat() {
	const failed = failure(
		answer("Cannot read properties of undefined (reading 'fetchMessages')"),
		0,
	);
	return failed && failureOfChat(failed);
}

/** What the server's states and its own errors become. */
export async function messages(): Promise<string> {
	return toldList([
		...(await Promise.all(STATES.map(inState))),
		...TEXTS.map((text) => refused(() => failure(answer(text), 0))),
		refused(ofChat),
		refused(() => failure(NO_SUCH_PATH, 0)),
	]);
}
