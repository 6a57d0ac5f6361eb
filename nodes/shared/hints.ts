import type { IExecuteFunctions } from 'n8n-workflow';
import {
	type AddHint,
	cleanText,
	clockWarning,
	type Hint,
	type HintCode,
	sentClockWarning,
} from '../../adapters';
import { withoutTags } from './values';

/** Where the example workflows are, for texts that name one. */
export const EXAMPLES_URL =
	'https://github.com/n8n-nodes-message-tracker/n8n-nodes-message-tracker#examples';

interface Sum {
	count: number;
	readonly examples: Set<string>;
}

const SHOWN_EXAMPLES = 3;

function plural(count: number, one: string, many: string): string {
	return `${count} ${count === 1 ? one : many}`;
}

/** One sentence of what happened and one of what to do, for each kind of hint. */
const WORDING: Readonly<Record<HintCode, (count: number, examples: string) => string>> = {
	nothingFound: (count, examples) =>
		`No messages${examples && ` for ${examples}`}${count > 1 ? ` (${count} searches without a result)` : ''}. Turn on “Always Output Data” in the node’s settings to go on anyway.`,
	phoneDoubtful: (_count, examples) =>
		`${examples}: is the country code missing? Write it in the phone, or choose “Default Country” in the options.`,
	nothingPassed: (count) =>
		`${plural(count, 'message was', 'messages were')} read, and none passes the filters. Widen them in the options.`,
	phoneVariantUsed: (_count, examples) =>
		`Another spelling of a phone was the one that answered: ${examples}. WhatsApp knows such numbers differently from how they are dialled; store this spelling to save a request.`,
	filteredLocally: (count) =>
		`The filters looked at the newest ${plural(count, 'message', 'messages')} only, as the provider gives no older ones. Older messages that pass may be missing: run the workflow more often.`,
	windowFull: (count) =>
		`The provider gives the newest messages only, of each chat where several are read: ${plural(count, 'message was', 'messages were')} read, and older ones may be missing. Run the workflow more often to miss none.`,
	pageCap: (count) =>
		`Reading stopped after ${plural(count, 'page', 'pages')}, and there is more. Raise “Max Pages” in the options to go further back.`,
	pageRepeated: () =>
		'The provider sent the same page again and again, so reading stopped there. Run the workflow again later.',
	chatUnreadable: (count) =>
		`${plural(count, 'chat was', 'chats were')} left out, as the server did not read ${count === 1 ? 'it' : 'them'}. Contacts that hide their phone (“@lid”) can’t be asked for by phone; for any other look at the server’s log.`,
	groupsSkipped: (count) =>
		`${plural(count, 'group was', 'groups were')} left out: the server can’t read groups.`,
	malformedDropped: (count) =>
		`${plural(count, 'message was', 'messages were')} left out, as ${count === 1 ? 'it' : 'they'} did not come as the provider documents. Look for a newer version of this package.`,
	clockAhead: clockWarning,
	clockOff: (_count, examples) => sentClockWarning(examples),
	unknownStatus: (_count, examples) =>
		`Some statuses are “unknown”, because the provider’s word for them says nothing certain: ${examples}. The word is in “providerStatus”.`,
	statusUnsettled: (count) =>
		`${plural(count, 'message', 'messages')} did not get to the awaited status in time and came out with the last one seen. Raise “Wait Minutes”, or wait longer with n8n’s Wait node as in the example wait-node-loop.json: ${EXAMPLES_URL}`,
	waitingStopped: (count, examples) =>
		`Waiting ended early for ${plural(count, 'message', 'messages')}, which came out with the last status seen: ${examples}`,
	creditsSpent: (count) =>
		`Waiting asked ${plural(count, 'more time', 'more times')} for a status, which costs a credit or more each. Look statuses up without waiting to save them.`,
	statusUnread: (count, examples) =>
		`${plural(count, 'message was', 'messages were')} sent, but the status could not be looked up: ${examples} Use Get Message Status later.`,
	sentBefore: (count) =>
		`${plural(count, 'message was', 'messages were')} not sent, since “Send Once per Key” has sent for the same key before.`,
	concurrencyCapped: (_count, examples) =>
		`Concurrency was lowered to what the provider allows (${examples}).`,
};

export interface Hints {
	readonly addHint: AddHint;
	/** Hands the hints over to n8n: each kind once, summed up. */
	show(context: IExecuteFunctions): void;
}

/** Takes hints during an execution and turns them into n8n's execution hints. */
export function createHints(): Hints {
	const sums = new Map<HintCode, Sum>();
	return {
		addHint({ code, count = 1, example }: Hint) {
			const sum = sums.get(code) ?? { count: 0, examples: new Set<string>() };
			sum.count = code === 'clockAhead' ? Math.max(sum.count, count) : sum.count + count;
			if (example !== undefined && sum.examples.size < SHOWN_EXAMPLES)
				sum.examples.add(withoutTags(cleanText(example) ?? ''));
			sums.set(code, sum);
		},
		show(context) {
			for (const [code, { count, examples }] of sums) {
				const message = WORDING[code](count, [...examples].join('; '));
				context.addExecutionHints?.({ message, location: 'outputPane', type: 'info' });
			}
		},
	};
}
