import { SHOWN } from './providers.mts';
import {
	beginAtZero,
	MESSAGES,
	onlyWhenItRises,
	rowOfMessage,
	whatToWrite,
} from './statusSteps.mts';
import { changeRows, everyMinutes, getRows, makeTable, onlyIf } from './steps.mts';
import { note, type Step, workflow } from './workflow.mts';

const CONTACTS = 'Desk contacts';
/** So many that a run ends before the next one begins. */
const AT_A_TIME = 20;

const contact = (column: string) => `$('To Send').item.json.${column}`;
const ofContact = ['id', 'eq', `={{ ${contact('id')} }}`] as const;
const lost = 'Sent before, but its ID is not known: look into the chat.';

const steps: Step[] = [
	note(
		'What This Does',
		[-32, -448],
		[640, 384],
		[
			'## Send to a list and follow each message',
			'',
			`Every minute, sends what is still to be sent to the contacts in the data table **${CONTACTS}**, ${AT_A_TIME} at a time, and puts a row for each message into **${MESSAGES}**.`,
			'',
			'**To set up**',
			'1. Choose your credential in **Send Message**, and run the workflow once: the tables make themselves.',
			`2. Fill **${CONTACTS}**: name, phone as people write it, country (two letters, such as MX), text.`,
			'3. Click **Publish**. Also import message-trigger.json, or keep-statuses-true.json, and delivery-page.json.',
		],
	),
	note(
		'About Sending Once',
		[640, -448],
		[352, 288],
		[
			'### Each row once',
			'A row with a message ID or a problem is done. Its number is the key of **Send Once per Key**, so that it is not sent again even if n8n stops before the ID is written. To send a row again, add a new one.',
		],
	),
	note(
		'About Problems',
		[1024, -448],
		[352, 288],
		[
			'### What could not be sent',
			'What is wrong with a contact is written into its row, in the column problem. Whatever concerns all, such as a wrong key, stops the run with its reason, and the next run tries again.',
		],
	),
	everyMinutes({ name: 'Every Minute', at: [0, 128], to: [['Contacts Table']] }, 1),
	makeTable(CONTACTS, { name: 'Contacts Table', at: [224, 128], to: [['Messages Table']] }),
	makeTable(MESSAGES, { name: 'Messages Table', at: [448, 128], to: [['To Send']] }),
	getRows(
		CONTACTS,
		{ name: 'To Send', at: [672, 128], to: [['Send Message']] },
		[
			['phone', 'isNotEmpty'],
			['messageId', 'isEmpty'],
			['problem', 'isEmpty'],
		],
		{ limit: AT_A_TIME, by: 'id', direction: 'ASC' },
	),
	{
		name: 'Send Message',
		type: 'sendMessage',
		parameters: {
			provider: SHOWN,
			phone: '={{ $json.phone }}',
			text: '={{ $json.text }}',
			options: {
				defaultCountry: "={{ $json.country ?? '' }}",
				sendOncePerKey: '=contact {{ $json.id }}',
			},
		},
		at: [896, 128],
		to: [['Note the ID', 'Has an ID'], ['Only This Contact?']],
		settings: { onError: 'continueErrorOutput' },
	},
	changeRows(
		'update',
		CONTACTS,
		{ name: 'Note the ID', at: [1120, -64] },
		[ofContact, ['messageId', 'isEmpty']],
		{
			messageId: "={{ $json.messageId ?? '' }}",
			problem: `={{ $json.messageId ? '' : '${lost}' }}`,
		},
	),
	onlyIf(
		'filter',
		{ name: 'Has an ID', at: [1120, 128], to: [['What to Write']] },
		'$json.messageId !== null',
	),
	whatToWrite([1344, 128], 'Has an ID', 'Row of the Message'),
	rowOfMessage([1568, 128], [['New Rows Begin at 0', 'Only When It Rises']], {
		phone: `={{ $('What to Write').item.json.phone ?? ${contact('phone')} }}`,
		name: `={{ ${contact('name')} }}`,
		text: `={{ ${contact('text')} }}`,
		sentAt: "={{ $('What to Write').item.json.sentAt ?? $('What to Write').item.json.statusAt }}",
	}),
	beginAtZero([1792, 32]),
	onlyWhenItRises([1792, 224], '$json'),
	onlyIf(
		'if',
		{
			name: 'Only This Contact?',
			at: [1120, 320],
			to: [['Note the Problem'], ['Say Why It Stopped']],
		},
		"$json.details.mayHaveBeenSent || !($json.details.retryable || ['auth', 'quota', 'notConnected'].includes($json.details.category))",
	),
	changeRows(
		'update',
		CONTACTS,
		{ name: 'Note the Problem', at: [1344, 320] },
		[ofContact, ['messageId', 'isEmpty']],
		{ messageId: '', problem: '={{ $json.error }} {{ $json.message }}' },
	),
	{
		name: 'Say Why It Stopped',
		type: 'stopAndError',
		at: [1344, 512],
		parameters: { errorMessage: '={{ $json.error }} {{ $json.message }}' },
	},
];

/** Sends a list, a few at a time, and begins to follow what was sent. */
export const sendAndFollow = workflow('Send to a list and follow each message', steps);
