import type { IExecuteFunctions } from 'n8n-workflow';
import {
	type Context,
	type Contact,
	type Definition,
	directionSchema,
	findProvider,
	InputError,
	isFilteredLocally,
	type MessageFilter,
	messageTypeSchema,
	parseInstant,
	phoneContact,
	type PhoneOptions,
	type Reading,
	toIso,
	unsupported,
	type Wish,
} from '../../adapters';
import type { Pace } from './clients';
import { isAgentTool, MOST_FOR_AGENTS } from './agentOutput';
import type { ReadingOf } from './properties/limit';
import type { Host } from './transport';
import { type NumberRule, toChoice, toCountry, toFlag, toNumber } from './values';

const DEFAULT_TIMEOUT_S = 60;
const DEFAULT_PAGES = 10;
const MOST_PAGES = 1_000;

/** An item's options, as the collection gives them: what isn't set isn't there. */
export type Options = Readonly<Record<string, unknown>>;

export function readOptions(host: Host, itemIndex: number): Options {
	const options =
		'getInputData' in host
			? host.getNodeParameter('options', itemIndex, {})
			: host.getNodeParameter('options', {});
	return options as Options;
}

/** Whether the providers' own objects are put out beside the messages. Throws an `InputError`. */
export function readKeepsRaw(host: IExecuteFunctions, itemIndex: number): boolean {
	return toFlag(readOptions(host, itemIndex).includeRaw, 'Include Raw Data') ?? false;
}

/** The provider that the node is set to: one node, one provider. Throws an `InputError` for an unknown one. */
export function readProvider(host: Host): Definition<unknown> {
	const id = String(
		'getInputData' in host
			? host.getNodeParameter('provider', 0)
			: host.getNodeParameter('provider'),
	);
	const definition = findProvider(id);
	if (definition) return definition;
	throw new InputError(`This node knows no provider “${id}”.`, 'Choose a provider from the list.');
}

/** Concurrency and timeout; throws an `InputError` for numbers that can't be. */
export function readPace(host: IExecuteFunctions, itemIndex: number): Pace {
	const { concurrency, timeoutSeconds = DEFAULT_TIMEOUT_S } = readOptions(host, itemIndex);
	const rule = { label: 'Concurrency', min: 1, max: Infinity };
	const seconds = toNumber(timeoutSeconds, {
		label: 'Timeout',
		min: 1,
		max: 600,
		isFractional: true,
	});
	return {
		concurrency: concurrency === undefined ? null : toNumber(concurrency, rule),
		timeoutMs: seconds * 1_000,
		deadlineAt: Infinity,
	};
}

/** How phones without country code are read; throws an `InputError` for what is no country. */
function readPhoneOptions(host: Host, itemIndex: number): PhoneOptions {
	const { defaultCountry } = readOptions(host, itemIndex);
	return { defaultCountry: toCountry(defaultCountry, 'Default Country') };
}

/**
 * Our own number in E.164, always a phone; null where the provider asks for none, or the field is left empty. Throws
 * an `InputError`.
 */
export function readAccountPhone(
	host: Host,
	{ traits }: Definition<unknown>,
	itemIndex = 0,
): string | null {
	if (!traits.needsAccount) return null;
	const how = { extractValue: true };
	const chosen: unknown =
		'getInputData' in host
			? host.getNodeParameter('accountPhone', itemIndex, '', how)
			: host.getNodeParameter('accountPhone', '', how);
	if (chosen === '' || chosen === null || chosen === undefined) return null;
	return phoneContact(chosen, readPhoneOptions(host, itemIndex)).spellings[0];
}

export function readContact(
	host: IExecuteFunctions,
	itemIndex: number,
	definition: Definition<unknown>,
	account: Context<unknown>,
): Contact {
	const phone = host.getNodeParameter('phone', itemIndex, '');
	return definition.contact(phone, account.config, readPhoneOptions(host, itemIndex));
}

function readDate(host: IExecuteFunctions, options: Options, name: string, label: string) {
	const instant = parseInstant(options[name], host.getTimezone(), label);
	return instant === undefined ? null : toIso(instant);
}

function readFilter(host: IExecuteFunctions, options: Options): MessageFilter {
	const direction = toChoice(options.direction, 'Direction', ['any', ...directionSchema.options]);
	const sentAfter = readDate(host, options, 'sentAfter', 'Sent After');
	const sentBefore = readDate(host, options, 'sentBefore', 'Sent Before');
	if (sentAfter !== null && sentBefore !== null && sentAfter >= sentBefore) {
		throw new InputError(
			'Sent After is not earlier than Sent Before, so no message can pass.',
			'Swap the two dates. For a single day, set Sent Before to the day after.',
		);
	}
	const types = [options.types].flat().flatMap((type) => {
		return toChoice(type, 'Types', messageTypeSchema.options) ?? [];
	});
	return {
		direction: direction === 'any' ? null : (direction ?? null),
		sentAfter,
		sentBefore,
		types,
	};
}

/** How many messages; Infinity with Return All. An agent gets fewer: as many as it can use. */
function readLimit(host: IExecuteFunctions, itemIndex: number, isAll: boolean, rule: NumberRule) {
	const limit = isAll ? Infinity : toNumber(host.getNodeParameter('limit', itemIndex, 50), rule);
	return isAgentTool(host) ? Math.min(limit, MOST_FOR_AGENTS) : limit;
}

/** Without filters the limit alone decides how many pages it takes. */
function defaultPages(reading: Reading, filter: MessageFilter, isAll: boolean): number {
	if (!reading.isPaged) return Infinity;
	if (isAll) return MOST_PAGES;
	return isFilteredLocally(filter, reading) ? DEFAULT_PAGES : Infinity;
}

/** Which messages, and how many of them; throws an `InputError` for numbers and dates that can't be. */
export function readWish(
	host: IExecuteFunctions,
	itemIndex: number,
	definition: Definition<unknown>,
	readingOf: ReadingOf,
): Wish {
	const { label, traits } = definition;
	const reading = readingOf(traits);
	if (!reading) throw unsupported(definition);
	const options = readOptions(host, itemIndex);
	const isAll =
		reading.ceiling === null &&
		toFlag(host.getNodeParameter('returnAll', itemIndex, false), 'Return All') === true;
	const limitRule = {
		label: 'Limit',
		min: 1,
		max: reading.ceiling ?? Infinity,
		aboveMax: `${label} gives its newest ${reading.ceiling} messages at most: use a Limit of up to ${reading.ceiling}.`,
	};
	const pagesRule = { label: 'Max Pages', min: 1, max: MOST_PAGES };
	const filter = readFilter(host, options);
	return {
		limit: readLimit(host, itemIndex, isAll, limitRule),
		filter,
		order: toChoice(options.order, 'Order', ['newestFirst', 'oldestFirst']) ?? 'newestFirst',
		maxPages:
			reading.isPaged && options.maxPages !== undefined
				? toNumber(options.maxPages, pagesRule)
				: defaultPages(reading, filter, isAll),
		keepRaw: readKeepsRaw(host, itemIndex),
	};
}
