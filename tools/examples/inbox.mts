import type { IDataObject } from 'n8n-workflow';
import { providersThat } from './providers.mts';
import { changeRows, makeTable, onlyIf } from './steps.mts';
import { note, type Step, workflow } from './workflow.mts';

const INBOX = 'Desk inbox';
const GAP = 192;

const told = (key: string) => `$('Any Message').item.json.${key}`;
const key = [
	['provider', 'eq', `={{ ${told('provider')} }}`],
	['chatId', 'eq', `={{ ${told('chatId')} }}`],
] as const;
const lastMessage: IDataObject = {
	phone: `={{ ${told('phone')} ?? $json.phone }}`,
	name: `={{ ${told('chatName')} ?? $json.name }}`,
	lastAt: `={{ ${told('sentAt')} }}`,
	lastText: `={{ ${told('text')} }}`,
	lastType: `={{ ${told('type')} }}`,
	lastMessageId: `={{ ${told('messageId')} }}`,
};

const triggers = providersThat(({ all }) => all !== undefined).map(
	({ id, label }, index): Step => ({
		name: `New at ${label}`,
		type: 'messagePollingTrigger',
		at: [0, index * GAP],
		to: [['Any Message']],
		parameters: {
			pollTimes: { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] },
			provider: id,
			events: ['messageReceived'],
			options: {},
		},
	}),
);

const middle = Math.round(((triggers.length - 1) * GAP) / 32) * 16;

const steps: Step[] = [
	note(
		'What This Does',
		[-32, -416],
		[608, 352],
		[
			'## Collect new messages in one inbox',
			'',
			`Every 5 minutes, looks for messages that contacts wrote, at all your providers, and keeps one row for each conversation in the data table **${INBOX}**, with its last message.`,
			'',
			'**To set up**',
			'1. Delete the triggers of providers that you do not use.',
			'2. Choose your credential in each of the others. The table makes itself.',
			'3. Click **Publish**. What was there before is not put out.',
		],
	),
	note(
		'About Order',
		[608, -416],
		[352, 256],
		[
			'### The last message stays the last',
			'**Newer Message** writes only over an older one, whatever comes late or twice. Providers that count credits count one for each look.',
		],
	),
	...triggers,
	onlyIf(
		'filter',
		{ name: 'Any Message', at: [224, middle], to: [['Inbox Table']] },
		'$json.chatId !== null && $json.sentAt !== null',
	),
	makeTable(INBOX, { name: 'Inbox Table', at: [448, middle], to: [['Row of the Conversation']] }),
	changeRows(
		'upsert',
		INBOX,
		{
			name: 'Row of the Conversation',
			at: [672, middle],
			to: [['First Message', 'Newer Message']],
		},
		key,
		{ provider: `={{ ${told('provider')} }}`, chatId: `={{ ${told('chatId')} }}` },
	),
	changeRows(
		'update',
		INBOX,
		{ name: 'First Message', at: [896, middle - 96] },
		[...key, ['lastAt', 'isEmpty']],
		lastMessage,
	),
	changeRows(
		'update',
		INBOX,
		{ name: 'Newer Message', at: [896, middle + 96] },
		[...key, ['lastAt', 'lt', `={{ ${told('sentAt')} }}`]],
		lastMessage,
	),
];

/** Messages of all providers, by conversation. */
export const inbox = workflow('Collect new messages in one inbox', steps);
