import {
	beginAtZero,
	flagOverdue,
	MESSAGES,
	onlyWhenItRises,
	whatToWrite,
} from './statusSteps.mts';
import { changeRows, everyMinutes, getRows, makeTable, onlyIf } from './steps.mts';
import { SHOWN } from './providers.mts';
import { note, type Step, workflow } from './workflow.mts';

const OPEN_HOURS = 72;
const MOST_ROWS = 1_000;

const steps: Step[] = [
	note(
		'What This Does',
		[-32, -448],
		[640, 352],
		[
			'## Keep the statuses of sent messages true',
			'',
			`Every 5 minutes, asks for the messages in the data table **${MESSAGES}** that may still change, and writes what has risen. Failed and overdue ones get a flag, a reason and advice.`,
			'',
			'**To set up**',
			'1. Choose your credential in **Get Message Status**. The table makes itself.',
			'2. Click **Publish**.',
			'3. Import send-and-follow.json to fill the table, and delivery-page.json to see it.',
			'',
			'For another provider choose it in **Get Message Status** and put its ID into **Open Rows**. Where requests cost credits, every open row costs at least one at each run.',
		],
	),
	note(
		'About Rising',
		[640, -448],
		[352, 240],
		[
			'### Only upwards',
			'**Only When It Rises** is one statement of the database, with the condition that the rank in the table is lower. So whatever runs at the same time, a status never goes back.',
		],
	),
	note(
		'About Rows That Fail',
		[1024, -448],
		[352, 240],
		[
			'### When asking fails',
			'A message that the provider does not know is flagged in its row. Anything else, such as a wrong key, stops this run with its reason, and the next run asks again.',
		],
	),
	everyMinutes({ name: 'Every 5 Minutes', at: [0, 128], to: [['Messages Table']] }, 5),
	makeTable(MESSAGES, {
		name: 'Messages Table',
		at: [224, 128],
		to: [['New Rows Begin at 0', 'Open Rows', 'Flag Overdue']],
	}),
	beginAtZero([448, -64], true),
	getRows(
		MESSAGES,
		{ name: 'Open Rows', at: [448, 128], to: [['Get Message Status']] },
		[
			['provider', 'eq', SHOWN],
			['messageId', 'isNotEmpty'],
			['finalAt', 'isEmpty'],
			['sentAt', 'gt', `={{ $now.minus({ hours: ${OPEN_HOURS} }).toUTC().toISO() }}`],
		],
		{ limit: MOST_ROWS, by: 'sentAt', direction: 'DESC' },
	),
	{
		name: 'Get Message Status',
		type: 'getMessageStatus',
		parameters: { provider: SHOWN, messageId: '={{ $json.messageId }}', options: {} },
		at: [672, 128],
		to: [['What to Write'], ['Not Found?']],
		settings: { onError: 'continueErrorOutput' },
	},
	whatToWrite([896, 32], 'Get Message Status', 'Only When It Rises'),
	onlyWhenItRises([1120, 32], "$('Open Rows').item.json"),
	onlyIf(
		'if',
		{ name: 'Not Found?', at: [896, 224], to: [['Flag as Not Found'], ['Say Why It Stopped']] },
		"$json.details.category === 'notFound'",
	),
	changeRows(
		'update',
		MESSAGES,
		{ name: 'Flag as Not Found', at: [1120, 208] },
		[
			['provider', 'eq', "={{ $('Open Rows').item.json.provider }}"],
			['messageId', 'eq', "={{ $('Open Rows').item.json.messageId }}"],
			['flag', 'neq', 'not found'],
		],
		{ flag: 'not found', reason: '={{ $json.error }}', advice: '={{ $json.message }}' },
	),
	{
		name: 'Say Why It Stopped',
		type: 'stopAndError',
		at: [1120, 384],
		parameters: { errorMessage: '={{ $json.error }} {{ $json.message }}' },
	},
	flagOverdue([448, 352]),
];

/** Looks up what may still change, every few minutes. */
export const keepStatusesTrue = workflow('Keep the statuses of sent messages true', steps);
