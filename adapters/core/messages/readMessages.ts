import { aheadHint } from '../time/clockOffset';
import { collectPages, type Collected, type ListOptions } from './collectPages';
import { isFilteredLocally } from './filter';
import type { MessageRecord } from './message';
import { catchFailure } from '../catchFailure';
import { doubtOf } from '../phone/phoneReading';
import type { ApiClient } from '../client';
import type { Contact } from '../phone/contact';
import type { ProviderDefinition } from '../provider';
import { ProviderError } from '../providerError';

export interface ReadRequest {
	/** Our own number in E.164; null: the account's only one. */
	readonly ownPhone: string | null;
	/** Null: all chats. */
	readonly contact: Contact | null;
	readonly options: ListOptions;
}

/** The failure of an operation that the provider doesn't have. */
export function unsupported(provider: {
	readonly id: string;
	readonly label: string;
}): ProviderError {
	return new ProviderError({
		provider: provider.id,
		category: 'unsupported',
		message: `${provider.label} does not offer this.`,
		advice: 'Choose another provider in the node.',
	});
}

/** Whether a failure says nothing about the other variants: one that wasn't retried automatically. */
function isOfOneSpelling({ category, retry }: ProviderError): boolean {
	return category === 'notFound' || (category === 'server' && !retry);
}

/**
 * The messages of one contact or of all chats. Where a phone's answer is empty, or a failure of that spelling, the
 * others are asked, one reading each; if none has messages, a failure is told before an emptiness. Equal requests
 * of one execution are made once.
 */
export async function readMessages<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
	request: ReadRequest,
): Promise<readonly MessageRecord[]> {
	return await client.once(`read:${JSON.stringify(request)}`, async () => {
		const variants = request.contact?.variants ?? [null];
		const failures: ProviderError[] = [];
		for (const variant of variants) {
			const found = await catchFailure(
				readOne(definition, client, request, variant),
				isOfOneSpelling,
			);
			if (ProviderError.isInstance(found)) {
				failures.push(found);
				continue;
			}
			if (found.seen === 0) continue;
			if (variant !== variants[0]) {
				client.addHint({
					code: 'phoneVariantUsed',
					example: `${variants[0]} answered as ${variant}`,
				});
			}
			if (found.records.length === 0) client.addHint({ code: 'nothingPassed', count: found.seen });
			return found.records;
		}
		const [missing] = failures.length === variants.length ? failures : [];
		const told = failures.find(({ category }) => category !== 'notFound') ?? missing;
		if (told) throw told;
		const [asked, ...others] = variants;
		const also = others.length > 0 ? ` (also tried ${others.join(', ')})` : '';
		client.addHint({ code: 'nothingFound', ...(asked && { example: `${asked}${also}` }) });
		const doubt = request.contact?.kind === 'phone' ? doubtOf(request.contact.variants[0]) : null;
		if (doubt !== null) client.addHint({ code: 'phoneDoubtful', example: doubt });
		return [];
	});
}

async function readOne<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
	{ ownPhone, contact, options }: ReadRequest,
	address: string | null,
): Promise<Collected> {
	const reading =
		contact === null ? definition.capabilities.all : definition.capabilities.conversation;
	if (!reading || !definition.pages) throw unsupported(definition);
	const { filter } = options;
	const pages = definition.pages(client, {
		ownPhone,
		contact: contact && address !== null ? { kind: contact.kind, address } : null,
		direction: filter.direction,
		wanted: isFilteredLocally(filter, reading) ? Infinity : options.limit,
	});
	const collected = await collectPages(pages, options, client.addHint);
	const ahead = aheadHint(definition, client, collected.records);
	if (ahead) client.addHint(ahead);
	return collected;
}
