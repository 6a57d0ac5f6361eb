/** What a node tells its user about a result, once per execution and kind. */
export type HintCode =
	| 'nothingFound'
	| 'phoneDoubtful'
	| 'nothingPassed'
	| 'phoneVariantUsed'
	| 'filteredLocally'
	| 'windowFull'
	| 'pageCap'
	| 'pageRepeated'
	| 'chatUnreadable'
	| 'groupsSkipped'
	| 'malformedDropped'
	/** The count is of whole hours, by which the newest message lies in the future; the example what its clock shows. */
	| 'clockAhead'
	/** A message that was just sent has another time there; the example is what its clock shows. */
	| 'clockOff'
	| 'unknownStatus'
	| 'statusUnsettled'
	| 'waitingStopped'
	| 'creditsSpent'
	/** Of messages that were sent. */
	| 'statusUnread'
	/** Messages that were not sent, as their key was. */
	| 'sentBefore'
	| 'concurrencyCapped';

export interface Hint {
	readonly code: HintCode;
	/** How many things this hint counts; 1 when absent. */
	readonly count?: number;
	/** One of them, for people to recognise; texts of providers are cleaned by whoever shows them. */
	readonly example?: string;
}

/** Takes hints; several of one code are summed up by whoever listens. */
export type AddHint = (hint: Hint) => void;
