import type { IExecuteFunctions } from 'n8n-workflow';
import { type Hint, type HintCode, providers } from '../../adapters/index.ts';
import { createHints } from '../../nodes/shared/hints.ts';
import { list } from './markdown.mts';

interface Case {
	/** When the hint is shown. */
	readonly when: string;
	/** Notices that lead to it. */
	readonly notice: Omit<Hint, 'code'>;
}

const billed = providers.filter(({ capabilities }) => capabilities.isBilled);
const [narrowest = providers[0]] = providers.toSorted(
	(one, other) => one.capabilities.maxConcurrency - other.capabilities.maxConcurrency,
);

const CASES: Readonly<Record<HintCode, Case>> = {
	nothingFound: {
		when: 'An item has no messages at all',
		notice: { example: '+525512345678 (also tried +5215512345678)' },
	},
	phoneDoubtful: {
		when: 'Nothing was found for a phone that its country can’t have',
		notice: { example: '5512345678 was read as +55 12345678, Brazil' },
	},
	nothingPassed: { when: 'There are messages, and the filters leave none', notice: { count: 87 } },
	phoneVariantUsed: {
		when: 'A phone was found under another spelling',
		notice: { example: '+525512345678 answered as +5215512345678' },
	},
	filteredLocally: {
		when: 'A filter had to look at less than everything',
		notice: { count: 100 },
	},
	windowFull: { when: 'The provider gives no more than this', notice: { count: 100 } },
	pageCap: { when: 'Max Pages ended the reading', notice: { count: 10 } },
	pageRepeated: { when: 'The provider’s pages don’t go on', notice: {} },
	chatUnreadable: { when: 'Chats could not be read', notice: { count: 2 } },
	groupsSkipped: { when: 'There are groups among the chats', notice: { count: 3 } },
	malformedDropped: { when: 'A message can’t be understood', notice: { count: 1 } },
	clockAhead: {
		when: 'The newest message lies in the future',
		notice: { count: 3, example: 'UTC+6' },
	},
	clockOff: {
		when: 'A message was sent, and Wait Until found it under another time',
		notice: { example: 'UTC+6' },
	},
	unknownStatus: { when: 'A status word is new', notice: { example: 'quarantined' } },
	statusUnsettled: { when: 'Wait Until ran out of time', notice: { count: 4 } },
	waitingStopped: {
		when: 'Wait Until could not go on',
		notice: { count: 4, example: `${billed[0]?.label} asks for payment (HTTP 402).` },
	},
	creditsSpent: {
		when: `Wait Until asked again on ${billed.map(({ label }) => label).join(', ')}`,
		notice: { count: 12 },
	},
	statusUnread: {
		when: 'Wait Until could not look up what was sent',
		notice: { example: `${billed[0]?.label} did not finish its answer in time.` },
	},
	sentBefore: { when: 'Send Once per Key left items out', notice: { count: 2 } },
	concurrencyCapped: {
		when: 'Concurrency is above what the provider allows',
		notice: { example: `${narrowest?.label}: ${narrowest?.capabilities.maxConcurrency}` },
	},
};

/** The text that n8n shows for a notice. */
function wordsOf(hint: Hint): string {
	const shown: string[] = [];
	const host = { addExecutionHints: (hint: { message: string }) => shown.push(hint.message) };
	const hints = createHints();
	hints.addHint(hint);
	hints.show(host as unknown as IExecuteFunctions);
	return shown.join(' ');
}

/** Every hint in its own words, with an example's numbers. */
export function hintList(): string {
	const cases = Object.entries(CASES) as Array<[HintCode, Case]>;
	return list(
		cases.map(
			([code, { when, notice: hint }]) =>
				`**${when}** (\`${code}\`): ${wordsOf({ code, ...hint })}`,
		),
	);
}
