import {
	beginAtZero,
	fillNewRow,
	flagOverdue,
	MESSAGES,
	onlyWhenItRises,
	rowOfMessage,
	whatToWrite,
} from './statusSteps.mts';
import { everyMinutes, makeTable } from './steps.mts';
import { SHOWN } from './providers.mts';
import { note, type Step, workflow } from './workflow.mts';

const FOLLOWED = ['New Rows Begin at 0', 'Only When It Rises'];

const steps: Step[] = [
	note(
		'What This Does',
		[-32, -416],
		[608, 320],
		[
			'## Keep statuses true as the provider tells them',
			'',
			`When the provider reports that a message was sent, delivered, read or failed, writes it to the data table **${MESSAGES}**. Failed and overdue ones get a flag, a reason and advice. What you write on the phone is there too.`,
			'',
			'**To set up**',
			'1. Choose your credential in **Message Webhook Trigger**. The table makes itself.',
			'2. Where the provider has to be told the address, copy it from **Webhook URLs** in that node.',
			'3. Click **Publish**.',
		],
	),
	note(
		'About Early Events',
		[608, -416],
		[352, 256],
		[
			'### Before its row',
			'A report may come before whoever sent the message has written its row. **Row of the Message** then makes the row, and the sender completes it.',
		],
	),
	note(
		'About Rising',
		[992, -416],
		[352, 256],
		[
			'### Only upwards',
			'Reports come in any order, and executions overlap. **Only When It Rises** is one statement of the database: it writes only over a lower rank.',
		],
	),
	{
		name: 'Message Webhook Trigger',
		type: 'messageTrigger',
		parameters: {
			provider: SHOWN,
			events: ['messageSent', 'statusChanged'],
			statuses: ['sent', 'delivered', 'read', 'failed'],
			options: { includeSentByApi: true },
		},
		at: [0, 96],
		to: [['Messages Table']],
		hasWebhook: true,
	},
	makeTable(MESSAGES, { name: 'Messages Table', at: [224, 96], to: [['What to Write']] }),
	whatToWrite([448, 96], 'Message Webhook Trigger', 'Row of the Message'),
	rowOfMessage([672, 96], [['Fill a New Row', ...FOLLOWED]]),
	fillNewRow([896, -64]),
	beginAtZero([896, 96]),
	onlyWhenItRises([896, 256], '$json'),
	everyMinutes({ name: 'Every 5 Minutes', at: [0, 320], to: [['Table for Overdue']] }, 5),
	makeTable(MESSAGES, { name: 'Table for Overdue', at: [224, 320], to: [['Flag Overdue']] }),
	flagOverdue([448, 320]),
];

/** Writes what webhooks tell. */
export const messageTrigger = workflow('Keep statuses true as the provider tells them', steps);
