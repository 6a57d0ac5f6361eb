import type { Direction, Observation } from '../message';
import type { Context, Definition, Page } from '../provider';
import { toIso } from '../time';
import type { EventKind } from '../webhook';
import type { PollState } from './state';
import type { Seeing, Window } from './window';

/** What to look for, and until when. */
export interface Look {
	/** Our own number; null: the account's only one. */
	readonly account: string | null;
	readonly kinds: readonly EventKind[];
	/** Epoch milliseconds after which nothing more is asked for. */
	readonly deadline: number;
}

/** Further pages that are read, where there are pages, until one shares a message with what is known. */
const MOST_PAGES = 10;
/** Chats are read again whose last activity lies this little before the newest message: times aren't exact. */
const OVERLAP_MS = 10 * 60_000;

/** One direction at a time where the server can tell them apart, so that neither pushes the other out of the window. */
function directionsOf<C>(
	{ traits }: Definition<C>,
	kinds: readonly EventKind[],
): Array<Direction | null> {
	if (!traits.all?.filtersDirection) return [null];
	const isOutbound = kinds.some((kind) => kind !== 'messageReceived');
	return [
		...(kinds.includes('messageReceived') ? (['inbound'] as const) : []),
		...(isOutbound ? (['outbound'] as const) : []),
	];
}

interface Gathered {
	readonly observations: Observation[];
	isFull: boolean;
}

function isKnown(state: PollState | null, { scope, observations }: Page): boolean {
	const seen = new Set(state?.scopes.find(([name]) => name === scope)?.[1].seen.map(([id]) => id));
	return observations.some(
		({ message }) => message.messageId !== null && seen.has(message.messageId),
	);
}

/**
 * Looks at what is there now: the newest messages of each scope, further pages as far as nothing known turns up, and
 * only the chats that were active since. The first look, without a state, takes one page of each.
 */
export async function see<C>(
	definition: Definition<C>,
	context: Context<C>,
	state: PollState | null,
	look: Look,
): Promise<Seeing> {
	const { clock } = context;
	const gathered = new Map<string, Gathered>();
	const horizon = state === null ? Infinity : Date.parse(state.until) - OVERLAP_MS;
	let isComplete = true;
	for (const direction of directionsOf(definition, look.kinds)) {
		const query = {
			account: look.account,
			contact: null,
			direction,
			sentAfter: null,
			wanted: Infinity,
		};
		let read = 0;
		for await (const page of definition.pages?.(context, query) ?? []) {
			const scope = gathered.get(page.scope) ?? { observations: [], isFull: false };
			scope.observations.push(...page.observations);
			const { isPaged } = definition.traits.all ?? { isPaged: false };
			scope.isFull = page.isCut || (isPaged && page.nothingNewerThan !== null);
			gathered.set(page.scope, scope);
			read += 1;
			if (page.nothingNewerThan === null || page.nothingNewerThan < horizon || state === null)
				break;
			if (isPaged && (isKnown(state, page) || read >= MOST_PAGES)) break;
			if (clock.now() < look.deadline) continue;
			isComplete = false;
			break;
		}
	}
	const windows = [...gathered].map(([scope, window]): Window => ({ scope, ...window }));
	return { windows, until: untilOf(windows, state, isComplete, clock.now()) };
}

function untilOf(
	windows: readonly Window[],
	state: PollState | null,
	isComplete: boolean,
	now: number,
): string {
	if (state !== null && !isComplete) return state.until;
	const times = windows.flatMap(({ observations }) =>
		observations.flatMap(({ message }) => message.sentAt ?? []),
	);
	const newest = times.reduce(
		(latest, time) => (time > latest ? time : latest),
		state?.until ?? '',
	);
	return newest === '' ? toIso(now) : newest;
}
