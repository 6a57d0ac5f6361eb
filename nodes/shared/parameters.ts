import type { IExecuteFunctions, IGetNodeParameterOptions } from 'n8n-workflow';
import {
	type ApiClient,
	type Contact,
	type ProviderDefinition,
	directionSchema,
	findProvider,
	InputError,
	isFilteredLocally,
	type MessageFilter,
	messageTypeSchema,
	parseCountry,
	parseInstant,
	phoneContact,
	type PhoneOptions,
	type ListCapability,
	toIso,
	unsupported,
	type ListOptions,
} from '../../adapters';
import type { RequestOptions } from './clients';
import { isAgentTool, MAX_FOR_AGENTS } from './agentOutput';
import type { ReadingOf } from './properties/limit';
import type { NodeContext } from './transport';
import { type NumberRule, toChoice, toFlag, toNumber } from './values';

const DEFAULT_TIMEOUT_S = 60;
const DEFAULT_PAGES = 10;
const MAX_PAGES = 1_000;

/** An item's options, as the collection gives them: what isn't set isn't there. */
export type Options = Readonly<Record<string, unknown>>;

/** A parameter's value; what has no items, as a trigger, leaves the item out. */
function readParameter(
	context: NodeContext,
	name: string,
	itemIndex: number,
	...fallback: [value?: unknown, how?: IGetNodeParameterOptions]
): unknown {
	return 'getInputData' in context
		? context.getNodeParameter(name, itemIndex, ...fallback)
		: context.getNodeParameter(name, ...fallback);
}

export function readOptions(context: NodeContext, itemIndex = 0): Options {
	return readParameter(context, 'options', itemIndex, {}) as Options;
}

/** Whether the providers' own objects are emitted beside the messages. Throws an `InputError`. */
export function readIncludeRaw(context: IExecuteFunctions, itemIndex: number): boolean {
	return toFlag(readOptions(context, itemIndex).includeRaw, 'Include Raw Data') ?? false;
}

/** The provider that the node is set to: one node, one provider. Throws an `InputError` for an unknown one. */
export function readProvider(context: NodeContext): ProviderDefinition<unknown> {
	const id = String(readParameter(context, 'provider', 0));
	const definition = findProvider(id);
	if (definition) return definition;
	throw new InputError(`This node knows no provider “${id}”.`, 'Choose a provider from the list.');
}

/** Concurrency and timeout; throws an `InputError` for numbers that can't be. */
export function readRequestOptions(context: IExecuteFunctions, itemIndex: number): RequestOptions {
	const { concurrency, timeoutSeconds = DEFAULT_TIMEOUT_S } = readOptions(context, itemIndex);
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
	};
}

/** How phones without country code are read; throws an `InputError` for what is no country. */
function readPhoneOptions(context: NodeContext, itemIndex: number): PhoneOptions {
	const { defaultCountry } = readOptions(context, itemIndex);
	return { defaultCountry: parseCountry(defaultCountry, 'Default Country') };
}

/**
 * Our own number in E.164, always a phone; null where the provider asks for none, or the field is left empty. Throws
 * an `InputError`.
 */
export function readAccountPhone(
	context: NodeContext,
	{ capabilities }: ProviderDefinition<unknown>,
	itemIndex = 0,
): string | null {
	if (!capabilities.needsAccount) return null;
	const chosen = readParameter(context, 'accountPhone', itemIndex, '', { extractValue: true });
	if (chosen === '' || chosen === null || chosen === undefined) return null;
	return phoneContact(chosen, readPhoneOptions(context, itemIndex)).variants[0];
}

export function readContact(
	context: IExecuteFunctions,
	itemIndex: number,
	definition: ProviderDefinition<unknown>,
	client: ApiClient<unknown>,
): Contact {
	const phone = context.getNodeParameter('phone', itemIndex, '');
	return definition.contact(phone, client.config, readPhoneOptions(context, itemIndex));
}

function readDate(context: IExecuteFunctions, options: Options, name: string, label: string) {
	const instant = parseInstant(options[name], context.getTimezone(), label);
	return instant === undefined ? null : toIso(instant);
}

function readFilter(context: IExecuteFunctions, options: Options): MessageFilter {
	const direction = toChoice(options.direction, 'Direction', ['any', ...directionSchema.options]);
	const sentAfter = readDate(context, options, 'sentAfter', 'Sent After');
	const sentBefore = readDate(context, options, 'sentBefore', 'Sent Before');
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
function readLimit(
	context: IExecuteFunctions,
	itemIndex: number,
	isAll: boolean,
	rule: NumberRule,
) {
	const limit = isAll ? Infinity : toNumber(context.getNodeParameter('limit', itemIndex, 50), rule);
	return isAgentTool(context) ? Math.min(limit, MAX_FOR_AGENTS) : limit;
}

/** Without filters the limit alone decides how many pages it takes. */
function defaultPages(reading: ListCapability, filter: MessageFilter, isAll: boolean): number {
	if (!reading.isPaged) return Infinity;
	if (isAll) return MAX_PAGES;
	return isFilteredLocally(filter, reading) ? DEFAULT_PAGES : Infinity;
}

/** Which messages, and how many of them; throws an `InputError` for numbers and dates that can't be. */
export function readListOptions(
	context: IExecuteFunctions,
	itemIndex: number,
	definition: ProviderDefinition<unknown>,
	readingOf: ReadingOf,
): ListOptions {
	const { label, capabilities } = definition;
	const reading = readingOf(capabilities);
	if (!reading) throw unsupported(definition);
	const options = readOptions(context, itemIndex);
	const isAll =
		reading.maxMessages === null &&
		toFlag(context.getNodeParameter('returnAll', itemIndex, false), 'Return All') === true;
	const limitRule = {
		label: 'Limit',
		min: 1,
		max: reading.maxMessages ?? Infinity,
		aboveMax: `${label} gives its newest ${reading.maxMessages} messages at most: use a Limit of up to ${reading.maxMessages}.`,
	};
	const pagesRule = { label: 'Max Pages', min: 1, max: MAX_PAGES };
	const filter = readFilter(context, options);
	return {
		limit: readLimit(context, itemIndex, isAll, limitRule),
		filter,
		order: toChoice(options.order, 'Order', ['newestFirst', 'oldestFirst']) ?? 'newestFirst',
		maxPages:
			reading.isPaged && options.maxPages !== undefined
				? toNumber(options.maxPages, pagesRule)
				: defaultPages(reading, filter, isAll),
		includeRaw: readIncludeRaw(context, itemIndex),
	};
}
