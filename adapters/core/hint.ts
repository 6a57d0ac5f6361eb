/** What a node tells its user about a result, once per execution and kind. */
export type NoticeCode =
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
	/** The count is of whole hours, by which the newest message lies in the future. */
	| 'clockAhead'
	| 'unknownStatus'
	| 'statusUnsettled'
	| 'waitingStopped'
	| 'creditsSpent'
	| 'concurrencyCapped';

export interface Notice {
	readonly code: NoticeCode;
	/** How many things this notice counts; 1 when absent. */
	readonly count?: number;
	/** One of them, for people to recognise; texts of providers are cleaned by whoever shows them. */
	readonly example?: string;
}

/** Takes notices; several of one code are summed up by whoever listens. */
export type Notify = (notice: Notice) => void;
