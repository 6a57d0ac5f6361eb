import {
	type Context,
	type Credential,
	type Definition,
	lookupStatuses,
	type Message,
	type Notice,
	type Observation,
	openAccount,
	readMessages,
	type StatusQuery,
	type Transport,
	type Wish,
} from '../../adapters/index.ts';
import { type Script, ScriptedTransport } from '../http/scriptedTransport.mts';
import { VirtualClock } from '../http/virtualClock.mts';

/** Everything that may be asked of `readMessages`, most of it with defaults. */
export interface Asked extends Partial<Wish> {
	/** As a user types it; absent: all chats. */
	readonly contact?: unknown;
	readonly account?: string;
}

/** Reads with an account as the nodes do. */
export async function read(
	definition: Definition<unknown>,
	context: Context<unknown>,
	{ contact, account = null as never, ...wish }: Asked = {},
): Promise<readonly Observation[]> {
	return await readMessages(definition, context, {
		account,
		contact: contact === undefined ? null : definition.contact(contact, context.config),
		wish: {
			limit: 50,
			filter: { direction: null, sentAfter: null, sentBefore: null, types: [] },
			order: 'newestFirst',
			maxPages: 10,
			keepRaw: true,
			...wish,
		},
	});
}

/** Looks one status up as the nodes do. */
export async function lookUp(
	definition: Definition<unknown>,
	context: Context<unknown>,
	query: Partial<StatusQuery> & Pick<StatusQuery, 'messageId'>,
): Promise<Observation> {
	const full = { locateBy: 'messageId', account: null, ...query } as const;
	const [answer] = lookupStatuses(definition, context, [full], false).values();
	if (!answer) throw new Error('The query was not asked.');
	return await answer;
}

/** An account whose answers are scripted, on a virtual clock. */
export function openScripted(
	definition: Definition<unknown>,
	credential: Credential,
	script: Script | Transport,
) {
	const clock = new VirtualClock();
	const transport = typeof script === 'function' ? new ScriptedTransport(script) : script;
	const notices: Notice[] = [];
	const context = openAccount(definition, credential, {
		transport,
		clock,
		signal: new AbortController().signal,
		timeoutMs: 30_000,
		deadlineAt: Infinity,
		concurrency: definition.traits.concurrency,
		notify: (notice) => notices.push(notice),
	});
	return {
		context,
		notices,
		transport,
		read: async (asked?: Asked) => await clock.settle(read(definition, context, asked)),
		lookUp: async (query: Parameters<typeof lookUp>[2]) =>
			await clock.settle(lookUp(definition, context, query)),
		check: async () => await clock.settle(definition.check(context)),
	};
}

export const messagesOf = (observations: readonly Observation[]): Message[] =>
	observations.map(({ message }) => message);
