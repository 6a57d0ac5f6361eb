import {
	type ApiClient,
	clockWarning,
	type ProviderDefinition,
	type Direction,
	type Hint,
	InputError,
	lookupStatuses,
	messageTypeSchema,
	type MessageRecord,
	parseCountry,
	parseInstant,
	phoneContact,
	readMessages,
	type StatusQuery,
	toIso,
	type ListOptions,
	type PhoneOptions,
} from '../../adapters/index.ts';
import type { Flags } from './flags.mts';
import { send } from './send.mts';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

function toDate(value: string | undefined, name: string): string | null {
	const instant = parseInstant(value, ZONE, name);
	return instant === undefined ? null : toIso(instant);
}

function phoneOptions({ 'default-country': code }: Flags): PhoneOptions {
	return { defaultCountry: parseCountry(code, '--default-country') };
}

function toWish(flags: Flags): ListOptions {
	const { direction } = flags;
	return {
		limit: flags.all ? Infinity : Number(flags.limit),
		filter: {
			direction:
				direction === 'inbound' || direction === 'outbound' ? (direction as Direction) : null,
			sentAfter: toDate(flags.after, '--after'),
			sentBefore: toDate(flags.before, '--before'),
			types: messageTypeSchema.array().parse(flags.type ?? []),
		},
		order: flags.order === 'oldestFirst' ? 'oldestFirst' : 'newestFirst',
		maxPages: Number(flags['max-pages']),
		includeRaw: flags.raw === true,
	};
}

function toQuery(
	definition: ProviderDefinition<unknown>,
	client: ApiClient<unknown>,
	flags: Flags,
): StatusQuery {
	const { 'message-id': messageId, 'session-key': sessionKey, phone } = flags;
	if (!messageId) throw new InputError('There is no message ID.', 'Give it with --message-id.');
	const ways = definition.capabilities.statusBy ?? ['messageId'];
	const locateBy = sessionKey && ways.includes('sessionKey') ? 'sessionKey' : ways[0];
	return {
		messageId,
		locateBy,
		ownPhone: flags.account ?? null,
		...(sessionKey && { sessionKey }),
		...(phone && { contact: definition.contact(phone, client.config, phoneOptions(flags)) }),
	};
}

/** How a phone is read, and its other spellings; asks nobody. */
export function describePhone(flags: Flags): string {
	const [asked, ...others] = phoneContact(flags.phone, phoneOptions(flags)).variants;
	return others.length > 0 ? `${asked}, on WhatsApp also ${others.join(', ')}` : asked;
}

/** What the newest message tells of the provider's clock, where looking costs nothing; '' where all is well. */
async function clockTrouble(
	definition: ProviderDefinition<unknown>,
	client: ApiClient<unknown>,
): Promise<string> {
	const { all, isBilled } = definition.capabilities;
	if (!all || isBilled) return '';
	const hints: Hint[] = [];
	const listening = { ...client, addHint: (hint: Hint) => void hints.push(hint) };
	const filter = { direction: null, sentAfter: null, sentBefore: null, types: [] };
	await readMessages(definition, listening, {
		ownPhone: null,
		contact: null,
		options: { limit: 1, filter, order: 'newestFirst', maxPages: 1, includeRaw: false },
	});
	const ahead = hints.find(({ code }) => code === 'clockAhead');
	return ahead ? `\n! ${clockWarning(ahead.count ?? 0, ahead.example)}` : '';
}

/** What a command finds; a text where it isn't messages. Throws like the adapters. */
export async function runCommand(
	definition: ProviderDefinition<unknown>,
	client: ApiClient<unknown>,
	flags: Flags,
): Promise<readonly MessageRecord[] | string> {
	const own = flags.account ?? null;
	switch (flags.command) {
		case 'check': {
			const { ok, message } = await definition.check(client);
			const clock = ok ? await clockTrouble(definition, client) : '';
			return `${ok ? '✓' : '✗'} ${message}${clock}`;
		}
		case 'list':
			return await readMessages(definition, client, {
				ownPhone: own,
				contact: null,
				options: toWish(flags),
			});
		case 'messages': {
			const contact = definition.contact(flags.phone, client.config, phoneOptions(flags));
			return await readMessages(definition, client, {
				ownPhone: own,
				contact,
				options: toWish(flags),
			});
		}
		case 'status': {
			const query = toQuery(definition, client, flags);
			return await Promise.all(lookupStatuses(definition, client, [query], false).values());
		}
		case 'send':
			return [await send(definition, client, flags, phoneOptions(flags))];
		default:
			throw new InputError(`There is no command “${flags.command}”.`, 'See --help.');
	}
}
