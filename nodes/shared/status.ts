import type { IExecuteFunctions } from 'n8n-workflow';
import {
	type Context,
	createMessage,
	type Definition,
	isFinalStatus,
	type LocateBy,
	lookupStatus,
	type Observation,
	ProviderError,
	type StatusQuery,
} from '../../adapters';
import { type Options, readAccountPhone, readContact, readOptions, readPace } from './parameters';
import type { Item } from './runItems';
import { toId } from './values';

/** How the item finds its message: as chosen where the provider has several ways, else its only one. */
function readLocateBy(
	host: IExecuteFunctions,
	index: number,
	{ traits }: Definition<unknown>,
): LocateBy {
	const ways = traits.statusBy ?? ['messageId'];
	const chosen = host.getNodeParameter('locateBy', index, ways[0]);
	return ways.find((way) => way === chosen) ?? ways[0];
}

function readQuery(
	host: IExecuteFunctions,
	index: number,
	definition: Definition<unknown>,
	account: Context<unknown>,
): StatusQuery {
	const messageId = toId(host.getNodeParameter('messageId', index, ''), 'Message ID');
	const locateBy = readLocateBy(host, index, definition);
	const byId = { messageId, locateBy, account: null };
	switch (locateBy) {
		case 'messageId':
			return byId;
		case 'sessionKey':
			return {
				...byId,
				sessionKey: toId(host.getNodeParameter('sessionKey', index, ''), 'Session Key'),
			};
		case 'phones':
			return {
				...byId,
				account: readAccountPhone(host, index, definition, account),
				contact: readContact(host, index, definition, account),
			};
	}
}

function isMissing(error: unknown): boolean {
	return ProviderError.isInstance(error) && error.category === 'notFound';
}

function unknownMessage({ id }: Definition<unknown>, query: StatusQuery): Observation {
	const contact = query.contact?.kind === 'phone' ? query.contact.spellings[0] : null;
	const message = createMessage(id, {
		status: 'unknown',
		isFinal: false,
		messageId: query.messageId,
		phone: contact,
		accountPhone: query.account,
		chatId: query.sessionKey ?? null,
	});
	return { message, raw: {} };
}

function withFinality({ message, raw }: Observation, { treatAsFinal }: Options): Observation {
	const isFinal = isFinalStatus(
		message.status,
		treatAsFinal === 'delivered' ? 'delivered' : 'read',
	);
	return { message: { ...message, isFinal }, raw };
}

/** The status of the item's message, with what the options say about final and missing ones. */
export async function answerStatus(
	host: IExecuteFunctions,
	{ index, definition, accounts }: Item,
): Promise<Observation> {
	const options = readOptions(host, index);
	const account = await accounts.of(definition, index, readPace(host, index));
	const query = readQuery(host, index, definition, account);
	const found = await lookupStatus(definition, account, query).catch((error: unknown) => {
		if (options.ifNotFound === 'returnUnknown' && isMissing(error)) {
			return unknownMessage(definition, query);
		}
		throw error;
	});
	return withFinality(found, options);
}
