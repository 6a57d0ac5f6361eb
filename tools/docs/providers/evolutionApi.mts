import type { ApiResponse } from '../../../adapters/core/client.ts';
import { configSchema } from '../../../adapters/evolutionApi/config.ts';
import { failure } from '../../../adapters/evolutionApi/failures.ts';
import { status } from '../../../adapters/evolutionApi/status.ts';
import { statusOfWord, statusOfWords } from '../../../adapters/evolutionApi/statuses.ts';
import { subscriptions } from '../../../adapters/evolutionApi/subscriptions.ts';
import { contextThatSays } from '../messages/fakeContext.mts';
import { refused, told, toldList } from '../messages/told.mts';

const config = configSchema.parse({ instance: 'ventas' });

/** Codes and texts of the server's answers. */
const SAID: ReadonlyArray<readonly [number, string]> = [
	[401, 'Unauthorized'],
	[404, 'The "ventas" instance does not exist'],
	[500, "Cannot read properties of undefined (reading 'fetchMessages')"],
	[500, 'Connection Closed'],
];
const UNLICENSED = { code: 'LICENSE_REQUIRED' };

function answer(code: number, json: unknown): ApiResponse {
	return { status: code, headers: {}, text: '', json };
}

async function statusOf(messageId: string) {
	const client = contextThatSays({ messages: { records: [] } }, config);
	const query = { messageId, locateBy: 'messageId', ownPhone: null } as const;
	return await status(client, query).then(() => told(null), told);
}

/** What the server's own errors become. */
export async function messages(): Promise<string> {
	return toldList([
		...SAID.map(([code, message]) =>
			refused(() => failure(answer(code, { response: { message } }), 0)),
		),
		refused(() => failure(answer(503, UNLICENSED), 0)),
		await statusOf('3EB0CCCCC1A6B6F05D762A'),
		await statusOf('1 2'),
	]);
}

/** The instance sends to somebody else's address. */
async function taken() {
	const elsewhere = { enabled: true, url: 'https://crm.example.com/in' };
	const url = 'https://n8n.example.com/webhook/3f1c/webhook';
	return await subscriptions
		.create(contextThatSays(elsewhere, config), null, 'MESSAGES_UPSERT', url)
		.then(() => told(null), told);
}

export async function triggerMessages() {
	return [await taken()];
}

const WORDS = [
	...['ERROR', 'PENDING', 'SERVER_ACK', 'DELIVERY_ACK', 'READ', 'PLAYED', 'DELETED'],
	...['SENT', 'DELIVERED', 'FAILED'],
];

export const statusWords = {
	field: 'MessageUpdate[].status',
	words: [
		...WORDS.map((word) => ({ word, ...statusOfWord(word) })),
		{ word: 'EDITED', ...statusOfWords(['EDITED'], false) },
	],
};

export const aliases = ['evolution'];
