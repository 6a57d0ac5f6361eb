import type { MessageRecord } from '../messages/message';
import type { ApiClient } from '../client';
import type { ProviderDefinition } from '../provider';
import { toIso } from '../time/time';
import { stopReason } from './stopReason';
import { directionsOf, type PollQuery } from './pollQuery';
import { newestOf } from './nextScopes';
import { fetchChats } from './fetchChats';
import { isReadByChat } from '../messages/pagesByChat';
import type { PollState } from './state';
import type { PollSnapshot, Window } from './window';

/** Messages that a page is to hold, where the provider lets choose: a state remembers three times as many. */
const WINDOW_SIZE = 100;

/**
 * Looks at what is there now: the newest messages of each scope, further pages as far as nothing known turns up; or
 * the chats that have moved. Without a state it takes one page of each scope.
 */
export async function fetchWindows<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
	state: PollState | null,
	look: PollQuery,
): Promise<PollSnapshot> {
	if (await isReadByChat(definition, client))
		return await fetchChats(definition, client, state, look);
	const { ownPhone, kinds } = look;
	const { supportsDirectionFilter = false, isPaged = false } = definition.capabilities.all ?? {};
	const gathered = new Map<string, { records: MessageRecord[]; isFull: boolean }>();
	let asked: string | null = null;
	let isComplete = true;
	for (const direction of directionsOf(supportsDirectionFilter, kinds)) {
		const query = { ownPhone, contact: null, direction, wanted: WINDOW_SIZE };
		let read = 0;
		for await (const page of definition.pages?.(client, query) ?? []) {
			const scope = gathered.get(page.scope) ?? { records: [], isFull: false };
			scope.records.push(...page.records);
			scope.isFull = page.isTruncated || (isPaged && page.nothingNewerThan !== null);
			gathered.set(page.scope, scope);
			asked = page.ownPhone ?? asked;
			read += 1;
			const end = stopReason(page, state, look, { read, isPaged }, client.clock.now());
			isComplete &&= end !== 'late';
			if (end !== null) break;
		}
	}
	const windows = [...gathered].map(([scope, read]): Window => ({ scope, ...read }));
	const until = reachedBy(windows, state, isComplete, toIso(client.clock.now()));
	return { windows, until, chats: null, isComplete, ownPhone: asked, missed: 0 };
}

/** Not advanced by a look that didn't get to its end: what it left out is still to be read. */
function reachedBy(
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
