import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from './account.mts';
import { accountInfo, listItem, numberItem, sessionKey, singleMessage } from './answers.mts';
import { numberParameter, phoneParameter, wordParameter } from './parameters.mts';
import { apiRefusal } from './refusal.mts';

const PAGE_SIZE = 100;

/** What the routes need of the sandbox. */
export interface TwoChatContext {
	/** The account of the request's key. */
	readonly accountOf: (request: FastifyRequest) => Account;
	readonly now: () => number;
}

type Query = Record<string, string | undefined>;

/** The read endpoints. */
export function addReadRoutes(app: FastifyInstance, context: TwoChatContext): void {
	app.get('/open/info', (request) => accountInfo(context.accountOf(request)));

	app.get<{ Querystring: Query }>('/open/whatsapp/get-numbers', (request) => {
		const ownNumber = context.accountOf(request);
		const { status, page_number, results_per_page } = request.query;
		const wanted = wordParameter('status', status, ['all', 'connected', 'disconnected']);
		const page = numberParameter('page_number', page_number, { fallback: 0 });
		const limits = { fallback: 50, min: 1, max: 200 };
		const size = numberParameter('results_per_page', results_per_page, limits);
		const numbers = [...ownNumber.numbers.values()].filter(
			({ connectionStatus }) =>
				wanted === 'all' || (connectionStatus === 'C') === (wanted === 'connected'),
		);
		const shown = numbers.slice(page * size, (page + 1) * size);
		return { success: true, numbers: shown.map(numberItem) };
	});

	app.get<{ Params: { own: string; remote?: string }; Querystring: Query }>(
		'/open/whatsapp/messages/:own/:remote?',
		(request) => {
			const ownNumber = context.accountOf(request);
			const own = phoneParameter('your-number', request.params.own);
			const { remote } = request.params;
			const contact = remote ? phoneParameter('remote-number', remote) : undefined;
			const page = numberParameter('page_number', request.query.page_number, { fallback: 0 });
			const number = ownNumber.numbers.get(own);
			if (!number) throw apiRefusal(404, `The number ${own} was not found`);
			const messages = number.messages
				.slice(page * PAGE_SIZE, PAGE_SIZE, context.now(), contact)
				.map((message) => listItem(number, message));
			return { success: true, page_number: page, messages };
		},
	);

	app.get<{ Params: { sessionKey: string; uuid: string } }>(
		'/open/whatsapp/message/:sessionKey/:uuid',
		(request) => {
			const { sessionKey: key, uuid } = request.params;
			const numbers = [...context.accountOf(request).numbers.values()];
			const number = numbers.find(({ uuid: channel }) => key.startsWith(`WW-${channel}-`));
			const message = number?.messages.find(uuid, context.now());
			if (!number || !message || sessionKey(number, message) !== key) {
				throw apiRefusal(404, 'The message was not found');
			}
			return { success: true, message: singleMessage(number, message, context.now()) };
		},
	);
}
