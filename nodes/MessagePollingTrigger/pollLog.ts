import type { IPollFunctions } from 'n8n-workflow';
import { clockWarning, type HintCode } from '../../adapters';
import { nodeKey } from '../shared/triggers/triggerParameters';

/** What a tick meets: what reading says in hints, and what only polling can't use. */
type Met = HintCode | 'withoutId';

const WARNINGS: Partial<Readonly<Record<Met, (count: number, example?: string) => string>>> = {
	clockAhead: clockWarning,
	chatUnreadable: () => 'Chats can’t be read: the server gives no phone number of their contacts',
	malformedDropped: () => 'Messages were left out, as they did not come as the provider documents',
	withoutId: () => 'Messages without an ID start no workflow: no poll could tell them from others',
};

/** Of what how many were said, by node: it is there at each tick, and said again when it is more. */
const said = new Map<string, number>();

export interface PollLog {
	/** Several of one code are summed up. */
	addHint(met: { readonly code: Met; readonly count?: number; readonly example?: string }): void;
	/** Says what a tick met, in n8n's log; after an activation all of it. */
	write(isActivating: boolean): void;
}

/** Sums up the hints of one tick. */
export function createPollLog(context: IPollFunctions): PollLog {
	const counts = new Map<Met, number>();
	const examples = new Map<Met, string>();
	return {
		addHint({ code, count = 1, example }) {
			if (example !== undefined) examples.set(code, example);
			counts.set(code, (counts.get(code) ?? 0) + count);
		},
		write(isActivating) {
			for (const [code, count] of counts) {
				const key = `${nodeKey(context)}:${code}`;
				const before = isActivating ? 0 : (said.get(key) ?? 0);
				said.set(key, Math.max(before, count));
				const about = { node: context.getNode().name, count };
				const warning = WARNINGS[code];
				if (warning && count > before)
					context.logger.warn(warning(count, examples.get(code)), about);
				else context.logger.debug('Not everything could be read', { ...about, code });
			}
		},
	};
}
