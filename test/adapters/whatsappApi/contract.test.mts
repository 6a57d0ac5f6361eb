import { SEEDED } from '../../../sandbox/index.mts';
import type { WhatsAppMessage } from '../../../sandbox/whatsappApi/chat.mts';
import { adapterContract } from '../contract/adapterContract.mts';
import { SECRET } from '../contract/subject.mts';

const { olga } = SEEDED.contacts;
const HEADER = 'X-Proxy-Key';
const MOST = 100;
const timeOf = ({ timestamp }: WhatsAppMessage) => timestamp ?? 0;

/** Both ways in which the server offers its messages. */
for (const requestMethod of ['POST', 'GET']) {
	adapterContract({
		id: 'whatsappApi',
		title: `whatsappApi by ${requestMethod}`,
		reads: /\/api\/messages/,
		arrange({ whatsappApi }) {
			whatsappApi.state = 'ready';
			// As with the versions of its library where an unknown contact isn't a failure.
			whatsappApi.unknownContact = 'empty';
			whatsappApi.requireHeader = { name: HEADER, value: SECRET };
			const baseUrl = whatsappApi.baseUrl;
			return { baseUrl, requestMethod, headerName: HEADER, headerSecret: SECRET };
		},
		wrongKey({ whatsappApi }) {
			whatsappApi.requireHeader = { name: HEADER, value: SECRET };
			const baseUrl = whatsappApi.baseUrl;
			return { baseUrl, requestMethod, headerName: HEADER, headerSecret: 'wrong' };
		},
		notConnected({ whatsappApi }) {
			whatsappApi.requireHeader = null;
			whatsappApi.state = 'qr';
			return { baseUrl: whatsappApi.baseUrl, requestMethod };
		},
		contact: `+${olga.whatsAppDigits}`,
		unknownContact: '+79990000000',
		reachable: ({ whatsappApi }) =>
			[...whatsappApi.chats.values()]
				.filter(({ id }) => id.endsWith('@c.us'))
				.flatMap(({ messages }) =>
					[...messages].sort((a, b) => timeOf(b) - timeOf(a)).slice(0, MOST),
				)
				.flatMap(({ id }) => id ?? []),
		refusal: (text) => ({
			code: 500,
			body: { jsonrpc: '2.0', id: null, error: { code: -32000, message: text } },
		}),
	});
}
