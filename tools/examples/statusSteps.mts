import type { IDataObject } from 'n8n-workflow';
import { changeRows, code } from './steps.mts';
import type { Step } from './workflow.mts';

export const MESSAGES = 'Desk messages';
/** Below: not delivered, and not failed. */
const FAILED_RANK = 3;
export const OVERDUE_MINUTES = 30;

const written = (column: string) => `={{ $('What to Write').item.json.${column} }}`;
const key = [
	['provider', 'eq', written('provider')],
	['messageId', 'eq', written('messageId')],
] as const;
const pick = (...names: readonly string[]) =>
	Object.fromEntries(names.map((name) => [name, written(name)]));

/** Makes the columns of the items of another node. */
export function whatToWrite(at: Step['at'], from: string, next: string): Step {
	const last = `return $('${from}').all().map(({ json }, item) => ({
	json: statusRow(json, $now.toUTC().toISO()),
	pairedItem: { item },
}));`;
	return code({ name: 'What to Write', at, to: [[next]] }, ['statusRows.mts'], last);
}

/** The row that the status belongs to, made where an event comes before it; with what is known for certain. */
export function rowOfMessage(at: Step['at'], to: Step['to'], known: IDataObject = {}): Step {
	const place = { name: 'Row of the Message', at, to };
	return changeRows('upsert', MESSAGES, place, key, { ...pick('provider', 'messageId'), ...known });
}

/** What an event knows of a message of which the sender has not written more yet. */
export function fillNewRow(at: Step['at']): Step {
	return changeRows(
		'update',
		MESSAGES,
		{ name: 'Fill a New Row', at },
		[...key, ['phone', 'isEmpty']],
		{
			...pick('phone', 'name', 'text'),
			sentAt: `={{ $('What to Write').item.json.sentAt ?? $json.sentAt ?? $('What to Write').item.json.statusAt }}`,
		},
	);
}

/** Gives rows without a rank the lowest, so that every other one is higher. */
export function beginAtZero(at: Step['at'], isAll = false): Step {
	return changeRows(
		'update',
		MESSAGES,
		{ name: 'New Rows Begin at 0', at },
		[...(isAll ? [] : key), ['rank', 'isEmpty']],
		{ rank: 0, status: 'unknown' },
	);
}

/** The one statement that writes a status: only over a lower one, however many executions there are. */
export function onlyWhenItRises(at: Step['at'], row: string): Step {
	return changeRows(
		'update',
		MESSAGES,
		{ name: 'Only When It Rises', at },
		[...key, ['rank', 'lt', written('rank')]],
		{
			...pick('status', 'rank', 'statusAt'),
			deliveredAt: `={{ ${row}.deliveredAt ?? $('What to Write').item.json.arrivedAt }}`,
			...pick('finalAt', 'flag', 'reason', 'advice'),
		},
	);
}

const overdue = {
	flag: 'overdue',
	reason: `Not delivered after ${OVERDUE_MINUTES} minutes`,
	advice: 'The phone may be off. Wait, or call.',
};

/** Flags whatever was sent long ago and hasn't arrived, each row once. */
export function flagOverdue(at: Step['at']): Step {
	const before = `={{ $now.minus({ minutes: ${OVERDUE_MINUTES} }).toUTC().toISO() }}`;
	return changeRows(
		'update',
		MESSAGES,
		{ name: 'Flag Overdue', at },
		[
			['sentAt', 'lt', before],
			['rank', 'lt', FAILED_RANK],
			['flag', 'isEmpty'],
		],
		overdue,
	);
}

/** Flags the message that an event tells is overdue. */
export function flagToldOverdue(at: Step['at']): Step {
	return changeRows(
		'update',
		MESSAGES,
		{ name: 'Flag Overdue', at },
		[...key, ['rank', 'lt', FAILED_RANK], ['flag', 'isEmpty']],
		overdue,
	);
}
