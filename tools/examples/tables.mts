type ColumnType = 'string' | 'number' | 'date';

/** A data table: its columns by name. */
export type Columns = Readonly<Record<string, ColumnType>>;

/**
 * The data tables of the examples. n8n's Data Table node looks for a part of the name, takes `_` for any letter, and
 * then the table that was changed last: so no name is part of another.
 */
export const TABLES = {
	/** Whom to write to, and what; a row without `messageId` and `problem` is still to be sent. */
	'Desk contacts': {
		name: 'string',
		phone: 'string',
		country: 'string',
		text: 'string',
		messageId: 'string',
		problem: 'string',
	},
	/** What was sent, and what became of it; `rank` rises with the status. */
	'Desk messages': {
		provider: 'string',
		messageId: 'string',
		phone: 'string',
		name: 'string',
		text: 'string',
		sentAt: 'date',
		status: 'string',
		rank: 'number',
		statusAt: 'date',
		deliveredAt: 'date',
		finalAt: 'date',
		flag: 'string',
		reason: 'string',
		advice: 'string',
	},
	/** One row for each conversation, with the last message that came. */
	'Desk inbox': {
		provider: 'string',
		chatId: 'string',
		phone: 'string',
		name: 'string',
		lastAt: 'date',
		lastText: 'string',
		lastType: 'string',
		lastMessageId: 'string',
	},
} as const satisfies Record<string, Columns>;

export type TableName = keyof typeof TABLES;
