import type { Direction, Observation } from '../message';
import { newest } from '../order';
import type { Context, Definition, Page } from '../provider';
import { toIso } from '../time';
import type { EventKind } from '../webhook';
import { fingerprint } from './mark';
import { newestOf } from './remember';
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
function directionsOf(canFilter: boolean, kinds: readonly EventKind[]): Array<Direction | null> {
	if (!canFilter) return [null];
	const directions = kinds.map((kind) => (kind === 'messageReceived' ? 'inbound' : 'outbound'));
	return [...new Set(directions)];
}

function isKnown(state: PollState, { scope, observations }: Page): boolean {
	const known = state.scopes.find(([name]) => name === scope)?.[1].seen ?? [];
	const marks = new Set(known.map(([mark]) => mark));
	return observations.some(
		({ message: { messageId } }) => messageId !== null && marks.has(fingerprint(messageId)),
	);
}

/** Why reading ends with a page; null: it goes on. */
function endOf(
	page: Page,
	state: PollState | null,
	pages: number | null,
	now: number,
	deadline: number,
): 'done' | 'late' | null {
	const { nothingNewerThan: bound } = page;
	if (state === null || bound === null) return 'done';
	if (bound < Date.parse(state.until) - OVERLAP_MS) return 'done';
	if (pages !== null && (isKnown(state, page) || pages >= MOST_PAGES)) return 'done';
	return now < deadline ? null : 'late';
}

/**
 * Looks at what is there now: the newest messages of each scope, further pages as far as nothing known turns up, and
 * only the chats that were active since. The first look, without a state, takes one page of each. A chat without
 * messages tells nothing: perhaps it could not be read.
 */
export async function see<C>(
	definition: Definition<C>,
	context: Context<C>,
	state: PollState | null,
	{ account, kinds, deadline }: Look,
): Promise<Seeing> {
	const { filtersDirection = false, isPaged = false, perChat } = definition.traits.all ?? {};
	const isByChat = perChat !== undefined;
	const gathered = new Map<string, { observations: Observation[]; isFull: boolean }>();
	let isComplete = true;
	for (const direction of directionsOf(filtersDirection, kinds)) {
		const query = { account, contact: null, direction, sentAfter: null, wanted: Infinity };
		let read = 0;
		for await (const page of definition.pages?.(context, query) ?? []) {
			const scope = gathered.get(page.scope) ?? { observations: [], isFull: false };
			scope.observations.push(...page.observations);
			scope.isFull = page.isCut || (isPaged && page.nothingNewerThan !== null);
			gathered.set(page.scope, scope);
			read += 1;
			const end = endOf(page, state, isPaged ? read : null, context.clock.now(), deadline);
			isComplete &&= end !== 'late';
			if (end !== null) break;
		}
	}
	const windows = [...gathered]
		.map(([scope, { observations, isFull }]): Window => {
			return {
				scope,
				isFull,
				observations: isByChat ? newest(observations, Infinity, 'newestFirst') : observations,
			};
		})
		.filter(({ observations }) => !isByChat || observations.length > 0);
	const now = toIso(context.clock.now());
	return { windows, until: untilOf(windows, state, isComplete, now), isByChat, isComplete };
}

/** Not advanced by a look that didn't get to its end: the chats that it missed are still to be read. */
function untilOf(
	windows: readonly Window[],
	state: PollState | null,
	isComplete: boolean,
	now: string,
): string {
	if (state !== null && !isComplete) return state.until;
	const times = windows.map((window) => newestOf(window, now));
	const latest = [...times, state?.until ?? ''].sort().at(-1);
	return latest || now;
}
