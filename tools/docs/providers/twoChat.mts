import type { ApiResponse, ApiClient } from '../../../adapters/core/client.ts';
import type { StatusQuery } from '../../../adapters/core/statuses/statusQuery.ts';
import { configSchema, type TwoChatConfig } from '../../../adapters/twoChat/config.ts';
import { failure } from '../../../adapters/twoChat/failures.ts';
import { toMessage } from '../../../adapters/twoChat/normalize.ts';
import { ownNumber } from '../../../adapters/twoChat/numbers.ts';
import { pages } from '../../../adapters/twoChat/pages.ts';
import { receiptTopics, toReceipt } from '../../../adapters/twoChat/receipts.ts';
import { status } from '../../../adapters/twoChat/status.ts';
import { subscriptions } from '../../../adapters/twoChat/subscriptions.ts';
import { messageRowSchema } from '../../../adapters/twoChat/schemas.ts';
import { contextThatSays } from '../messages/fakeContext.mts';
import { refused, told, toldList } from '../messages/told.mts';

const CODES = [401, 402, 404, 406, 409, 410, 422, 486];
const OWN = { phone_number: '+595981048477', connection_status: 'C' };
const OTHER = { phone_number: '+34910000001', connection_status: 'C' };
const config = configSchema.parse({});

function answer(code: number): ApiResponse {
	return { status: code, headers: {}, text: '', json: { success: false } };
}

async function ofNumbers(numbers: readonly unknown[], ownPhone: string | null) {
	return await ownNumber(contextThatSays({ numbers }, config), ownPhone).then(
		() => told(null),
		told,
	);
}

async function ofStatus(query: Partial<StatusQuery>) {
	const other = { message: { uuid: 'MSG-other' } };
	const asked = { messageId: 'MSGaf1fa3a1', locateBy: 'sessionKey', ownPhone: null } as const;
	const client = contextThatSays(other, config);
	return await status(client, { ...asked, ...query }).then(() => told(null), told);
}

async function ofPhones() {
	const contact = { kind: 'phone', variants: ['+5215512345678'] } as const;
	const asked = { messageId: 'MSGaf1fa3a1', locateBy: 'phones', ownPhone: null, contact } as const;
	const answers = { numbers: [OWN], messages: [], message: { uuid: 'MSG-other' } };
	return await status(contextThatSays(answers, config), asked).then(() => told(null), told);
}

async function ofHiddenPhone() {
	const contact = { kind: 'chat', address: 'WW-WPN95841312-178231456203987@lid' } as const;
	const wanted = { ownPhone: null, contact, direction: null, wanted: 1 };
	return await pages(contextThatSays({}, config), wanted)
		.next()
		.then(() => told(null), told);
}

/** What 2Chat's own errors become. */
export async function messages(): Promise<string> {
	return toldList([
		...CODES.map((code) => refused(() => failure(answer(code), 0))),
		refused(() => failure(answer(200), 0)),
		await ofNumbers([], null),
		await ofNumbers([OWN, OTHER], null),
		await ofNumbers([OWN], '+525512345678'),
		await ofStatus({ sessionKey: 'WW-WPN95841312-5215512345678@c.us' }),
		await ofPhones(),
		await ofStatus({ sessionKey: '+525512345678' }),
		await ofStatus({ messageId: '123' }),
		await ofHiddenPhone(),
	]);
}

const TOPIC = 'whatsapp.message.received';

/** 2Chat answers a subscription with 409, and its list shows another address. */
async function taken() {
	const elsewhere = { uuid: 'WHK1', event_name: TOPIC, hook_url: 'https://crm.example.com/in' };
	const says = contextThatSays({ webhooks: [elsewhere] }, configSchema.parse({}));
	const refusal = failure({ status: 409, headers: {}, text: '', json: {} }, 0);
	const client: ApiClient<TwoChatConfig> = {
		...says,
		call: async (request, schema) => {
			if (request.method === 'POST') throw refusal ?? new Error('409 has to be a failure.');
			return await says.call(request, schema);
		},
	};
	const url = 'https://n8n.example.com/webhook/3f1c/webhook';
	return await subscriptions
		.create(client, '+595981048477', TOPIC, url)
		.then(() => told(null), told);
}

export async function triggerMessages() {
	return [await taken()];
}

const ACKS = ['-1', '0', '1', '2', '3', '4'];
/** What a webhook says instead of a number, where it says more than that. */
const RECEIPTS = ['message.not-sent'];

function ofAck(ack: string) {
	return toMessage(messageRowSchema.parse({ uuid: 'MSG', wa_msg_ack: ack, sent_by: 'api' }));
}

function reasonOf(receipt: string) {
	const [topic = ''] = receiptTopics(['failed']);
	return toReceipt(receipt, topic).failureReason;
}

export const statusWords = {
	field: 'wa_msg_ack',
	words: [
		...ACKS.map((word) => {
			const { status, failureReason } = ofAck(word);
			return { word, status, failureReason };
		}),
		...RECEIPTS.map((word) => ({
			word,
			status: null,
			failureReason: reasonOf(word),
			node: 'Message Webhook Trigger',
		})),
	],
};
