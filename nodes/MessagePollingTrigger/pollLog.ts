import type { IPollFunctions } from 'n8n-workflow';
import type { NoticeCode, Notify } from '../../adapters';
import { clockWarning } from '../shared/clockWarning';
import { nodeKey } from '../shared/triggers/triggerParameters';

const WARNINGS: Partial<Readonly<Record<NoticeCode, (count: number) => string>>> = {
	clockAhead: clockWarning,
	chatUnreadable: () => 'Chats can’t be read: the server gives no phone number of their contacts',
	malformedDropped: () => 'Messages were left out, as they did not come as the provider documents',
};

/** Of what how many were said, by node: it is there at each tick, and said again when it is more. */
const said = new Map<string, number>();

export interface PollLog {
	readonly notify: Notify;
	/** Says what a tick met, in n8n's log; after an activation all of it. */
	write(isActivating: boolean): void;
}

/** Sums up the notices of one tick. */
export function createPollLog(host: IPollFunctions): PollLog {
	const counts = new Map<NoticeCode, number>();
	return {
		notify({ code, count = 1 }) {
			counts.set(code, (counts.get(code) ?? 0) + count);
		},
		write(isActivating) {
			for (const [code, count] of counts) {
				const key = `${nodeKey(host)}:${code}`;
				const before = isActivating ? 0 : (said.get(key) ?? 0);
				said.set(key, Math.max(before, count));
				const about = { node: host.getNode().name, count };
				const warning = WARNINGS[code];
				if (warning && count > before) host.logger.warn(warning(count), about);
				else host.logger.debug('Not everything could be read', { ...about, code });
			}
		},
	};
}
