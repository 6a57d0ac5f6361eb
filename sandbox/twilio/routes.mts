import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { MessageFilter, TwilioAccount } from './account.mts';
import { accountPath, messageItem, numberItem } from './answers.mts';
import { paged } from './paging.mts';
import { notFound, TwilioRefusal } from './refusal.mts';

type Query = Record<string, string | undefined>;

/** What the routes need of the sandbox. */
export interface TwilioContext {
	/** The account of the path, for whoever knows its secret. */
	admit(request: FastifyRequest, sid: string): TwilioAccount;
	now(): number;
}

/** `DateSent`, and with a sign behind it up to or from that day, which is included. */
function dayFilter(query: Query): MessageFilter['isDay'] {
	const rules = ['', '<', '>'].flatMap((sign) => {
		const given = query[`DateSent${sign}`];
		if (given === undefined) return [];
		const day = given.slice(0, 10);
		if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new TwilioRefusal(400, 20001, 'DateSent is invalid');
		return [
			(sent: string) => (sign === '' ? sent === day : sign === '<' ? sent <= day : sent >= day),
		];
	});
	return rules.length === 0 ? undefined : (sent) => rules.every((rule) => rule(sent));
}

/** The routes that read. */
export function addReadRoutes(app: FastifyInstance, { admit, now }: TwilioContext): void {
	app.get<{ Params: { account: string }; Querystring: Query }>(
		`${accountPath(':account')}/Messages.json`,
		(request) => {
			const account = admit(request, request.params.account);
			const { To: to, From: from } = request.query;
			const rows = account.list(now(), {
				...(to !== undefined && { to }),
				...(from !== undefined && { from }),
				isDay: dayFilter(request.query),
			});
			const path = `${accountPath(account.sid)}/Messages.json`;
			return paged(
				'messages',
				path,
				request.query,
				rows,
				({ sid }) => sid,
				(message) => messageItem(account, message, now()),
			);
		},
	);

	app.get<{ Params: { account: string; file: string } }>(
		`${accountPath(':account')}/Messages/:file`,
		(request) => {
			const { params, url } = request;
			const account = admit(request, params.account);
			const [, sid = ''] = /^((?:SM|MM)[\da-f]{32})\.json$/i.exec(params.file) ?? [];
			const message = account.find(sid, now());
			if (!message) throw notFound(url);
			return messageItem(account, message, now());
		},
	);

	app.get<{ Params: { account: string }; Querystring: Query }>(
		`${accountPath(':account')}/IncomingPhoneNumbers.json`,
		(request) => {
			const account = admit(request, request.params.account);
			const path = `${accountPath(account.sid)}/IncomingPhoneNumbers.json`;
			const name = 'incoming_phone_numbers';
			return paged(name, path, request.query, account.numbers, ({ phone }) => phone, numberItem);
		},
	);
}
