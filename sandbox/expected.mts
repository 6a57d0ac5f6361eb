type Fields = Readonly<Record<string, unknown>>;

/** What users are told of one provider, and rows that it could send: what the tests of all providers differ in. */
export interface Expected {
	/** Who should have answered at the base URL. */
	readonly answerer: string;
	/** What isn't at an address where something else is. */
	readonly api: string;
	/** The base URL that texts give as an example. */
	readonly exampleUrl: string;
	/** A path with what follows it, as pasted behind the base URL. */
	readonly pastedPath: string;
	/** The paths that reading asks for, whatever it is asked about. */
	readonly readPaths: RegExp;
	/** The field that is missed first when another API answers. */
	readonly firstField: string;
	/** Changes to the credential that can't be used: what happened, and what to do. */
	readonly unusable: ReadonlyArray<
		readonly [changes: Readonly<Record<string, string>>, error: string, advice: string]
	>;
	/** An HTTP code of answers whose text is shown. */
	readonly shownTextCode: number;
	readonly oddRow: OddRow;
}

/** Fields of a row with what some back ends send for nothing, or in another type. */
export interface OddRow {
	readonly id: Fields;
	/** All others. */
	readonly others: Fields;
	/** More of them, in lists only: an answer about one message uses the name for something else. */
	readonly inLists?: Fields;
	/** The field that decides which rows are the newest. */
	readonly timeField: string;
	/** Keys of the item that something else tells as well, such as the request. */
	readonly toldElsewhere: readonly string[];
}
