import { hoursAhead } from '../time/clockOffset';
import { collect, type Collected, type Wish } from './collectPages';
import { isFilteredLocally } from './filter';
import type { Observation } from './message';
import type { Notify } from '../hint';
import { orFailure } from '../catchFailure';
import { doubtOf } from '../phone/phoneReading';
import type { Contact, Context, Definition } from '../provider';
import { ProviderError } from '../providerError';

export interface ReadRequest {
	/** Our own number in E.164; null: the account's only one. */
	readonly account: string | null;
	/** Null: all chats. */
	readonly contact: Contact | null;
	readonly wish: Wish;
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

/** Whether a failure says nothing about the other spellings: one that wasn't worth another try by itself. */
function isOfOneSpelling({ category, retry }: ProviderError): boolean {
	return category === 'notFound' || (category === 'server' && !retry);
}

/**
 * The messages of one contact or of all chats. Where a phone's answer is empty, or a failure of that spelling, the
 * others are asked, one reading each; if none has messages, a failure is told before an emptiness. Equal requests
 * of one execution are made once.
 */
export async function readMessages<C>(
	definition: Definition<C>,
	context: Context<C>,
	request: ReadRequest,
): Promise<readonly Observation[]> {
	return await context.once(`read:${JSON.stringify(request)}`, async () => {
		const spellings = request.contact?.spellings ?? [null];
		const failures: ProviderError[] = [];
		for (const spelling of spellings) {
			const found = await orFailure(
				readOne(definition, context, request, spelling),
				(failure) => spellings.length > 1 && isOfOneSpelling(failure),
			);
			if (ProviderError.isInstance(found)) {
				failures.push(found);
				continue;
			}
			if (found.seen + found.dropped === 0) continue;
			if (spelling !== spellings[0]) {
				context.notify({
					code: 'phoneVariantUsed',
					example: `${spellings[0]} answered as ${spelling}`,
				});
			}
			if (found.observations.length === 0 && found.seen > 0)
				context.notify({ code: 'nothingPassed', count: found.seen });
			return found.observations;
		}
		const [missing] = failures.length === spellings.length ? failures : [];
		const told = failures.find(({ category }) => category !== 'notFound') ?? missing;
		if (told) throw told;
		const [asked, ...others] = spellings;
		const also = others.length > 0 ? ` (also tried ${others.join(', ')})` : '';
		context.notify({ code: 'nothingFound', ...(asked && { example: `${asked}${also}` }) });
		const doubt = request.contact?.kind === 'phone' ? doubtOf(request.contact.spellings[0]) : null;
		if (doubt !== null) context.notify({ code: 'phoneDoubtful', example: doubt });
		return [];
	});
}

async function readOne<C>(
	definition: Definition<C>,
	context: Context<C>,
	{ account, contact, wish }: ReadRequest,
	address: string | null,
): Promise<Collected & { dropped: number }> {
	const reading = contact === null ? definition.traits.all : definition.traits.conversation;
	if (!reading || !definition.pages) throw unsupported(definition);
	const { filter } = wish;
	let dropped = 0;
	const notify: Notify = (notice) => {
		if (notice.code === 'malformedDropped') dropped += notice.count ?? 1;
		context.notify(notice);
	};
	const pages = definition.pages(
		{ ...context, notify },
		{
			account,
			contact: contact && address !== null ? { kind: contact.kind, address } : null,
			direction: filter.direction,
			wanted: isFilteredLocally(filter, reading) ? Infinity : wish.limit,
		},
	);
	const collected = await collect(pages, wish, notify);
	const hours = hoursAhead(collected.observations, context.clock.now());
	if (hours > 0) notify({ code: 'clockAhead', count: hours });
	return { ...collected, dropped };
}
