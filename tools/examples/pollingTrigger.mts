import {
	beginAtZero,
	fillNewRow,
	flagToldOverdue,
	MESSAGES,
	onlyWhenItRises,
	OVERDUE_MINUTES,
	rowOfMessage,
	whatToWrite,
} from './statusSteps.mts';
import { makeTable, onlyIf } from './steps.mts';
import { SHOWN } from './providers.mts';
import { note, type Step, workflow } from './workflow.mts';

const FOLLOWED = ['New Rows Begin at 0', 'Only When It Rises', 'Overdue?'];

const steps: Step[] = [
	note(
		'What This Does',
		[-32, -416],
		[608, 320],
		[
			'## Keep statuses true by polling',
			'',
			`For an n8n that webhooks can't reach: every minute, looks for statuses that changed and writes them to the data table **${MESSAGES}**. Failed and overdue ones get a flag, a reason and advice.`,
			'',
			'**To set up**',
			'1. Choose your credential in **Message Polling Trigger**, and a provider whose lists tell statuses. The table makes itself.',
			'2. Click **Publish**. What was there before is not put out.',
		],
	),
	note(
		'About Early Events',
		[608, -416],
		[352, 256],
		[
			'### Before its row',
			'A status may be seen before whoever sent the message has written its row. **Row of the Message** then makes the row, and the sender completes it.',
		],
	),
	note(
		'About Rising',
		[992, -416],
		[352, 256],
		[
			'### Only upwards',
			'**Only When It Rises** is one statement of the database: it writes only over a lower rank. So it may run beside the other workflows that keep statuses true.',
		],
	),
	{
		name: 'Message Polling Trigger',
		type: 'messagePollingTrigger',
		parameters: {
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			provider: SHOWN,
			events: ['statusChanged', 'statusOverdue'],
			statuses: ['sent', 'delivered', 'read', 'failed'],
			overdueMinutes: OVERDUE_MINUTES,
			options: {},
		},
		at: [0, 96],
		to: [['Messages Table']],
	},
	makeTable(MESSAGES, { name: 'Messages Table', at: [224, 96], to: [['What to Write']] }),
	whatToWrite([448, 96], 'Message Polling Trigger', 'Row of the Message'),
	rowOfMessage([672, 96], [['Fill a New Row', ...FOLLOWED]]),
	fillNewRow([896, -64]),
	beginAtZero([896, 96]),
	onlyWhenItRises([896, 256], '$json'),
	onlyIf(
		'filter',
		{ name: 'Overdue?', at: [896, 416], to: [['Flag Overdue']] },
		"$('What to Write').item.json.event === 'statusOverdue'",
	),
	flagToldOverdue([1120, 416]),
];

/** Writes what polling sees. */
export const pollingTrigger = workflow('Keep statuses true by polling', steps);
