import {
	type ApiClient,
	type Credential,
	type ProviderDefinition,
	lookupStatuses,
	type Message,
	type Hint,
	type MessageRecord,
	openClient,
	type OutgoingMessage,
	readMessages,
	sendMessage,
	type StatusQuery,
	type Transport,
	type ListOptions,
} from '../../../adapters/index.ts';
import { type Script, ScriptedTransport } from '../http/scriptedTransport.mts';
import { VirtualClock } from '../http/virtualClock.mts';

/** Everything that may be asked of `readMessages`, most of it with defaults. */
export interface Asked extends Partial<ListOptions> {
	/** As a user types it; absent: all chats. */
	readonly contact?: unknown;
	readonly ownPhone?: string;
}

/** Reads with an account as the nodes do. */
export async function read(
	definition: ProviderDefinition<unknown>,
	client: ApiClient<unknown>,
	{ contact, ownPhone = null as never, ...options }: Asked = {},
): Promise<readonly MessageRecord[]> {
	return await readMessages(definition, client, {
		ownPhone,
		contact: contact === undefined ? null : definition.contact(contact, client.config),
		options: {
			limit: 50,
			filter: { direction: null, sentAfter: null, sentBefore: null, types: [] },
			order: 'newestFirst',
			maxPages: 10,
			includeRaw: true,
			...options,
		},
	});
}

/** Looks one status up as the nodes do. */
export async function lookUp(
	definition: ProviderDefinition<unknown>,
	client: ApiClient<unknown>,
	query: Partial<StatusQuery> & Pick<StatusQuery, 'messageId'>,
): Promise<MessageRecord> {
	const full = { locateBy: 'messageId', ownPhone: null, ...query } as const;
	const [answer] = lookupStatuses(definition, client, [full], false).values();
	if (!answer) throw new Error('The query was not asked.');
	return await answer;
}

/** What is to be sent, most of it with defaults. */
export interface AskedToSend extends Partial<Omit<OutgoingMessage, 'contact'>> {
	/** As a user types it. */
	readonly contact: unknown;
}

/** Sends with an account as the node does. */
export async function send(
	definition: ProviderDefinition<unknown>,
	client: ApiClient<unknown>,
	{ contact, ...message }: AskedToSend,
): Promise<MessageRecord> {
	return await sendMessage(definition, client, {
		ownPhone: null,
		contact: definition.contact(contact, client.config),
		text: 'Hello',
		mediaUrl: null,
		delaySeconds: null,
		replyToMessageId: null,
		...message,
	});
}

/** An account whose answers are scripted, on a virtual clock. */
export function openScripted(
	definition: ProviderDefinition<unknown>,
	credential: Credential,
	script: Script | Transport,
) {
	const clock = new VirtualClock();
	const transport = typeof script === 'function' ? new ScriptedTransport(script) : script;
	const notices: Hint[] = [];
	const client = openClient(definition, credential, {
		transport,
		clock,
		signal: new AbortController().signal,
		timeoutMs: 30_000,
		deadlineAt: Infinity,
		concurrency: definition.capabilities.concurrency,
		addHint: (hint) => notices.push(hint),
	});
	return {
		context: client,
		notices,
		transport,
		read: async (asked?: Asked) => await clock.settle(read(definition, client, asked)),
		lookUp: async (query: Parameters<typeof lookUp>[2]) =>
			await clock.settle(lookUp(definition, client, query)),
		send: async (asked: AskedToSend) => await clock.settle(send(definition, client, asked)),
		check: async () => await clock.settle(definition.check(client)),
	};
}

export const messagesOf = (records: readonly MessageRecord[]): Message[] =>
	records.map(({ message }) => message);
